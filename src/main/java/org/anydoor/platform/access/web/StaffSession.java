package org.anydoor.platform.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.Device;
import org.anydoor.platform.access.Members;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.access.Sessions;
import org.anydoor.platform.access.SignIns;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.vault.web.VaultSession;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/** A signed-in person's session: for whom they act, when they last did something, whether it is locked (CJIS: after 30 minutes). */
@Component
public class StaffSession {
    static final String SEEN = "anydoor.seen";
    private static final String ACTING = "anydoor.acting";
    private static final String LOCKED = "anydoor.locked";
    private static final String ENTERED = "anydoor.entered";
    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final String PROVIDER_OF = "anydoor.provider-of";
    private static final String PROVED_AT = "anydoor.provider-at";
    private static final String DEVICE = "anydoor.device";
    private static final Duration NOTED_EVERY = Duration.ofSeconds(20);

    /** How somebody got in; each is two factors. */
    enum By {
        PASSWORD_AND_CODE("password", FactorGrantedAuthority.PASSWORD_AUTHORITY, "FACTOR_TOTP"),
        /** What one has, opened by what one is or knows. */
        PASSKEY("passkey", FactorGrantedAuthority.WEBAUTHN_AUTHORITY),
        /** The word of the agency's own provider, for that agency alone; the second factor is its or ours. */
        PROVIDER("provider", FactorGrantedAuthority.AUTHORIZATION_CODE_AUTHORITY);

        private final String word;
        private final List<String> factors;

        By(String word, String... factors) {
            this.word = word;
            this.factors = List.of(factors);
        }
    }

    private final Sessions sessions;
    private final Clock clock;
    private final Duration lockAfter;

    StaffSession(Sessions sessions, Clock clock, @Value("${anydoor.lock-after:30m}") Duration lockAfter) {
        this.sessions = sessions;
        this.clock = clock;
        this.lockAfter = lockAfter;
    }

    /** Enters the recognised person, under a new session id; their own goes on, its vault closed; anybody else's ends. */
    void enter(HttpServletRequest request, SignIns.Recognised recognised, By by) {
        HttpSession old = request.getSession(false);
        if (old != null && !belongsTo(old, recognised)) {
            old.invalidate();
        }
        HttpSession session = request.getSession(true);
        request.changeSessionId();
        var token = UsernamePasswordAuthenticationToken.authenticated(
                new StaffPrincipal(recognised.person().value()),
                null,
                by.factors.stream().map(this::factor).toList());
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(token);
        session.setAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY, context);
        session.removeAttribute(LOCKED);
        session.removeAttribute(VaultSession.ATTRIBUTE);
        session.setAttribute(SEEN, clock.instant());
        enteredBy(session, by, recognised);
        Device device = Device.of(request.getHeader("User-Agent"));
        session.setAttribute(DEVICE, device.kind() + " " + device.browser() + " " + by.word);
        if (session.getAttribute(ACTING) == null) {
            actFor(session, recognised.agencies().getFirst());
        }
        ProviderVisit.forget(session);
    }

    /** A provider's word opens its agency, as long as the same connection stands, and changes nothing of how its person gets in. */
    private void enteredBy(HttpSession session, By by, SignIns.Recognised recognised) {
        boolean byProvider = by == By.PROVIDER;
        session.setAttribute(
                PROVIDER_OF, byProvider ? recognised.agencies().getFirst().value() : null);
        session.setAttribute(ENTERED, byProvider ? null : clock.instant());
        session.setAttribute(PROVED_AT, byProvider ? clock.instant() : null);
    }

    /** The agency by whose provider somebody came in; empty for own sign-ins. */
    static Optional<AgencyId> providerOf(HttpSession session) {
        return session.getAttribute(PROVIDER_OF) instanceof UUID agency
                ? Optional.of(new AgencyId(agency))
                : Optional.empty();
    }

    /**
     * Whether the way in which the session came in opens the agency for which it acts, at this moment. What was opened by a
     * connection that has ended stays shut when there is another.
     */
    static boolean opens(HttpSession session, Members.Acting acting) {
        return providerOf(session)
                .map(it -> it.equals(acting.agency().id())
                        && isNotBefore(session, acting.ways().provider()))
                .orElse(acting.ways().own());
    }

    private static boolean isNotBefore(HttpSession session, @Nullable Instant since) {
        return since != null
                && session.getAttribute(PROVED_AT) instanceof Instant proved
                && !proved.isBefore(since.minusMillis(1));
    }

    /** At the first page after sign-in the session is stored, and it can be noted on which device it was opened. */
    void note(HttpSession session) {
        if (session.getAttribute(DEVICE) instanceof String words) {
            String[] device = words.split(" ");
            sessions.note(
                    session.getId(),
                    new Device(device[0], device[1]),
                    device[2],
                    providerOf(session).orElse(null));
            session.removeAttribute(DEVICE);
        }
    }

    private FactorGrantedAuthority factor(String authority) {
        return FactorGrantedAuthority.withAuthority(authority)
                .issuedAt(clock.instant())
                .build();
    }

    private static boolean belongsTo(HttpSession session, SignIns.Recognised recognised) {
        return member(session)
                .filter(member -> member.id().equals(recognised.person()))
                .filter(member -> recognised.agencies().contains(member.actingFor()))
                .isPresent();
    }

    void actFor(HttpSession session, AgencyId agency) {
        session.setAttribute(ACTING, agency.value());
    }

    void lock(HttpSession session) {
        session.setAttribute(LOCKED, true);
        session.removeAttribute(VaultSession.ATTRIBUTE);
    }

    /**
     * Whether its person has just proved who they are by what they keep here: an open page is not enough to change how somebody
     * gets in, nor is the word of one of their agencies.
     */
    public boolean isFresh(HttpSession session) {
        return session.getAttribute(ENTERED) instanceof Instant entered
                && entered.plus(FRESH).isAfter(clock.instant());
    }

    /** Whether the session has been locked by hand or by time; an open one notes that its person is here. */
    boolean isLocked(HttpSession session) {
        if (session.getAttribute(LOCKED) != null) {
            return true;
        }
        Instant now = clock.instant();
        if (!(session.getAttribute(SEEN) instanceof Instant seen)
                || seen.plus(lockAfter).isBefore(now)) {
            lock(session);
            return true;
        }
        if (seen.plus(NOTED_EVERY).isBefore(now)) {
            session.setAttribute(SEEN, now);
        }
        return false;
    }

    /** Whether the session was found locked, by hand or by time. */
    static boolean wasLocked(@Nullable HttpSession session) {
        return session != null && session.getAttribute(LOCKED) != null;
    }

    /** The person of the session and the agency for which they act, locked or not. */
    static Optional<Caller.Member> member(@Nullable HttpSession session) {
        if (session != null
                && session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY)
                        instanceof SecurityContext context
                && context.getAuthentication() != null
                && context.getAuthentication().getPrincipal() instanceof StaffPrincipal principal
                && session.getAttribute(ACTING) instanceof UUID agency) {
            return Optional.of(new Caller.Member(
                    new PersonId(principal.person()),
                    new AgencyId(agency),
                    providerOf(session).isPresent()));
        }
        return Optional.empty();
    }
}
