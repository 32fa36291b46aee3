package org.anydoor.platform.openid;

import java.util.List;
import org.anydoor.platform.access.AgencyId;
import org.jspecify.annotations.Nullable;

/**
 * By whom an agency lets its people be proved.
 *
 * @param factors values of {@code amr} or {@code acr} by which the provider says that it has asked for a second factor
 * @param on whether it is in use
 * @param only whether the agency's people come in by it alone
 * @param listing whether the page where people choose their agency names it
 * @param tried the version that was tried last, and worked
 */
public record IdentityProvider(
        AgencyId agency,
        String agencyName,
        String issuer,
        String clientId,
        String secret,
        List<String> factors,
        boolean on,
        boolean only,
        Listing listing,
        @Nullable Integer tried,
        int version) {

    /** Whether an agency is named to everybody who looks for a way in. */
    public enum Listing {
        /** Its administrators said so. */
        NAMED,
        /** Its people have its address. */
        NOT_NAMED,
        /** It is walled: that its people work here is told to nobody. */
        NEVER
    }

    /** Whether it works as it is set now. */
    public boolean worked() {
        return tried != null && tried == version;
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "IdentityProvider[" + agency + "]";
    }
}
