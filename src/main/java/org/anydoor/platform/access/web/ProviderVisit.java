package org.anydoor.platform.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.access.ProviderSignIns;
import org.anydoor.platform.access.SignIns;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.openid.OpenId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a session remembers between a provider and us for some minutes: whoever lacks a second factor, whoever must still be
 * connected, what a provider has proved and its person has yet to confirm, and how a trial went.
 */
@Component
class ProviderVisit {
    private static final String HALFWAY = "anydoor.provider.halfway";
    private static final String SENT_ON = "anydoor.provider.sent-on";
    private static final String PROVED = "anydoor.provider.proved";
    private static final String TRIED = "anydoor.provider.tried";
    private static final Duration GOOD_FOR = Duration.ofMinutes(15);

    private final Clock clock;

    ProviderVisit(Clock clock) {
        this.clock = clock;
    }

    /** Somebody who has proved themselves by what they keep here, and whose agency takes its provider's word alone. */
    record SentOn(UUID person, UUID agency, Instant until) implements Serializable {
        Caller.Member member() {
            return new Caller.Member(new PersonId(person), new AgencyId(agency));
        }
    }

    /** Whom the provider of an agency proved, to one of our people. */
    private record Proved(UUID person, UUID agency, byte[] identity, Instant until) implements Serializable {}

    /** Begins a session of nobody, under a new id, for somebody who has shown half of what is asked. */
    private static HttpSession fresh(HttpServletRequest request) {
        HttpSession old = request.getSession(false);
        if (old != null) {
            old.invalidate();
        }
        return request.getSession(true);
    }

    void halfway(HttpServletRequest request, ProviderSignIns.Halfway halfway) {
        HttpSession old = request.getSession(false);
        boolean own = StaffSession.member(old)
                .filter(it -> it.id().value().equals(halfway.person())
                        && it.actingFor().value().equals(halfway.agency()))
                .isPresent();
        (own && old != null ? old : fresh(request)).setAttribute(HALFWAY, halfway);
    }

    static Optional<ProviderSignIns.Halfway> halfway(@Nullable HttpSession session) {
        return session != null && session.getAttribute(HALFWAY) instanceof ProviderSignIns.Halfway halfway
                ? Optional.of(halfway)
                : Optional.empty();
    }

    void sendOn(HttpServletRequest request, SignIns.Recognised recognised) {
        UUID agency = recognised.elsewhere().getFirst().value();
        fresh(request).setAttribute(SENT_ON, new SentOn(recognised.person().value(), agency, until()));
    }

    Optional<SentOn> sentOn(@Nullable HttpSession session) {
        return session != null
                        && session.getAttribute(SENT_ON) instanceof SentOn sent
                        && sent.until().isAfter(clock.instant())
                ? Optional.of(sent)
                : Optional.empty();
    }

    /** Notes what the provider of the member's agency proved, until they have said that it is they. */
    void proved(HttpSession session, Caller.Member member, OpenId.Outcome.Proven proven) {
        session.setAttribute(
                PROVED, new Proved(member.id().value(), member.actingFor().value(), proven.identity(), until()));
    }

    /** What was proved to this member. */
    Optional<byte[]> proved(HttpSession session, Caller.Member member) {
        return session.getAttribute(PROVED) instanceof Proved proved
                        && proved.until().isAfter(clock.instant())
                        && proved.person().equals(member.id().value())
                        && proved.agency().equals(member.actingFor().value())
                ? Optional.of(proved.identity())
                : Optional.empty();
    }

    static void tried(HttpSession session, TriedView tried) {
        session.setAttribute(TRIED, tried);
    }

    /** How the last trial went, told once. */
    static Optional<TriedView> takeTried(HttpSession session) {
        Object tried = session.getAttribute(TRIED);
        session.removeAttribute(TRIED);
        return tried instanceof TriedView told ? Optional.of(told) : Optional.empty();
    }

    /** Forgets whom the provider proved: its person has said that it was not they. */
    static void forgetProved(HttpSession session) {
        session.removeAttribute(PROVED);
    }

    /** Forgets all of it: somebody is in. */
    static void forget(HttpSession session) {
        List.of(HALFWAY, SENT_ON, PROVED).forEach(session::removeAttribute);
    }

    private Instant until() {
        return clock.instant().plus(GOOD_FOR);
    }
}
