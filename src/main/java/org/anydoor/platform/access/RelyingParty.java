package org.anydoor.platform.access;

import java.net.URI;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * For which address passkeys are made: that of {@code ANYDOOR_BASE_URL}, else this machine's. A browser offers a passkey
 * to no other address, which is why a false sign-in page gets nothing.
 */
@Component
class RelyingParty {
    private final Environment environment;

    RelyingParty(Environment environment) {
        this.environment = environment;
    }

    /** Scheme, host and port, as the browser names the page. */
    String origin() {
        URI base = base();
        return base.getScheme() + "://" + base.getAuthority();
    }

    /** The host alone. */
    String id() {
        return base().getHost();
    }

    private URI base() {
        String configured = environment.getProperty("anydoor.base-url");
        if (configured != null) {
            return URI.create(configured);
        }
        String scheme = environment.containsProperty("server.ssl.certificate") ? "https" : "http";
        return URI.create(scheme + "://localhost:" + environment.getProperty("local.server.port"));
    }
}
