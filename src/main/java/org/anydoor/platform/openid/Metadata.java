package org.anydoor.platform.openid;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says of itself (OpenID Connect Discovery 1.0).
 *
 * @param namesIssuer whether it names itself in each answer (RFC 9207), which is then insisted on
 * @param endSession where one signs out there, if it offers that
 */
public record Metadata(
        String issuer,
        String authorization,
        String token,
        String keys,
        Set<String> algorithms,
        List<String> clientMethods,
        boolean namesIssuer,
        @Nullable String endSession) {}
