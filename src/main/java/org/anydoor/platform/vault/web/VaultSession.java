package org.anydoor.platform.vault.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.Members;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.keys.OneTimeSeal;
import org.anydoor.platform.keys.Unopened;
import org.anydoor.platform.vault.OpenVault;
import org.anydoor.platform.vault.Vaults;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * What stays open between two requests, in two halves: the session has the private key sealed, a cookie has what opens it. So any
 * node can go on, the database alone opens nothing, and with the session the one half goes.
 */
@Component
public class VaultSession {
    /** The half in the session; whatever locks a session takes it away. */
    public static final String ATTRIBUTE = "anydoor.vault";

    static final Duration UNUSED = Duration.ofMinutes(15);
    static final Duration LONGEST = Duration.ofHours(2);

    private static final Duration NOTED_EVERY = Duration.ofSeconds(20);
    private static final String COOKIE = "anydoor-vault";
    private static final int BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final Vaults vaults;
    private final Clock clock;

    /** Each thread's own: Spring passes on to the request and the answer that it is working on. */
    private final HttpServletRequest request;

    private final HttpServletResponse response;

    VaultSession(Vaults vaults, Clock clock, HttpServletRequest request, HttpServletResponse response) {
        this.vaults = vaults;
        this.clock = clock;
        this.request = request;
        this.response = response;
    }

    /** The session's half. */
    private record Kept(UUID person, UUID agency, int version, byte[] sealed, Instant opened, Instant used)
            implements Serializable {
        private static final long serialVersionUID = 1L;

        Kept usedAt(Instant now) {
            return new Kept(person, agency, version, sealed, opened, now);
        }
    }

    /** What the caller has open, if they have and hold it still. */
    public Optional<OpenVault> find() {
        HttpSession session = request.getSession(false);
        Caller.Member me = Members.current();
        Instant now = clock.instant();
        if (session == null || !(session.getAttribute(ATTRIBUTE) instanceof Kept kept)) {
            return Optional.empty();
        }
        if (kept.used().plus(UNUSED).isBefore(now)
                || kept.opened().plus(LONGEST).isBefore(now)) {
            session.removeAttribute(ATTRIBUTE);
            return Optional.empty();
        }
        if (!kept.person().equals(me.id().value())
                || !kept.agency().equals(me.actingFor().value())) {
            return Optional.empty();
        }
        Optional<OpenVault> open = half().flatMap(it -> opened(kept, it)).filter(vaults::isHeld);
        if (open.isPresent() && kept.used().plus(NOTED_EVERY).isBefore(now)) {
            session.setAttribute(ATTRIBUTE, kept.usedAt(now));
        }
        return open;
    }

    private static Optional<OpenVault> opened(Kept kept, byte[] half) {
        try {
            return Optional.of(OpenVault.openedBy(
                    seal(half, kept.person(), kept.agency()),
                    kept.sealed(),
                    new AgencyId(kept.agency()),
                    kept.version()));
        } catch (Unopened other) {
            return Optional.empty();
        }
    }

    /** Keeps it open for a while. */
    void keep(OpenVault vault) {
        Caller.Member me = Members.current();
        byte[] half = new byte[BYTES];
        random.nextBytes(half);
        Instant now = clock.instant();
        UUID person = me.id().value();
        UUID agency = vault.agency().value();
        request.getSession()
                .setAttribute(
                        ATTRIBUTE,
                        new Kept(
                                person, agency, vault.version(), vault.sealedBy(seal(half, person, agency)), now, now));
        set(Base64.getUrlEncoder().withoutPadding().encodeToString(half), -1);
    }

    /** Closes it at once. */
    void close() {
        request.getSession().removeAttribute(ATTRIBUTE);
        set("", 0);
    }

    private static OneTimeSeal seal(byte[] half, UUID person, UUID agency) {
        return new OneTimeSeal(half, "vault-session/" + person + "/" + agency);
    }

    private String name() {
        return request.isSecure() ? "__Host-" + COOKIE : COOKIE;
    }

    private void set(String value, int seconds) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name(), value)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Strict")
                        .path(request.isSecure() ? "/" : "/app")
                        .maxAge(seconds)
                        .build()
                        .toString());
    }

    private Optional<byte[]> half() {
        Stream<Cookie> cookies = request.getCookies() == null ? Stream.empty() : Arrays.stream(request.getCookies());
        return cookies.filter(it -> it.getName().equals(name()))
                .map(Cookie::getValue)
                .filter(it -> it.matches("[A-Za-z0-9_-]{43}"))
                .map(Base64.getUrlDecoder()::decode)
                .findFirst();
    }
}
