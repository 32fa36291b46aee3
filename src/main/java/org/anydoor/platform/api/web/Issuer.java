package org.anydoor.platform.api.web;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Who issues tokens and for whom: {@code ANYDOOR_BASE_URL} and nothing that a request says, so that a forged Host changes no
 * token. Without a base URL the program answers on loopback alone, and says so.
 */
@Component
class Issuer {
    private static final String LOOPBACK = "http://localhost";

    private final String url;

    Issuer(@Value("${anydoor.base-url:#{null}}") @Nullable String base) {
        this.url = base == null || base.isBlank() ? LOOPBACK : base.replaceFirst("/+$", "");
    }

    String url() {
        return url;
    }

    /** An address of ours to show to people: whole where we know how we are reached, else the path. */
    String shown(String path) {
        return url.equals(LOOPBACK) ? path : url + path;
    }

    /** The audience of every token: this API and nothing else that may trust the same issuer. */
    String audience() {
        return url + "/api/v1";
    }
}
