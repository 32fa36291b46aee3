package org.anydoor.platform.api.web;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.anydoor.platform.api.ClientDirectory;
import org.anydoor.platform.api.ClientId;
import org.anydoor.platform.api.ClientSecret;
import org.anydoor.platform.api.SigningKeys;
import org.anydoor.platform.keys.MasterKey;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.stereotype.Component;

/** The programs as the authorization server knows them, and how their secrets are compared: any of the two that live opens. */
@Component
class Clients implements RegisteredClientRepository {
    private final ClientDirectory directory;
    private final MasterKey master;

    Clients(ClientDirectory directory, MasterKey master) {
        this.directory = directory;
        this.master = master;
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String id) {
        return ClientId.read(id)
                .flatMap(directory::known)
                .map(Clients::registered)
                .orElse(null);
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("programs are let in by their agency's administrators");
    }

    private static RegisteredClient registered(ClientDirectory.Known known) {
        String id = known.client().id().toString();
        String secrets = known.secrets().stream()
                .map(it -> it.version() + ":" + HexFormat.of().formatHex(it.bytes()))
                .collect(Collectors.joining(" "));
        return RegisteredClient.withId(id)
                .clientId(id)
                .clientSecret(secrets.isEmpty() ? "none" : secrets)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(all -> all.addAll(known.client().scopes()))
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(SigningKeys.TOKEN)
                        .build())
                .build();
    }

    PasswordEncoder secrets() {
        return new PasswordEncoder() {
            @Override
            public String encode(@Nullable CharSequence secret) {
                throw new UnsupportedOperationException("a program's secret is made by this one");
            }

            @Override
            public boolean matches(@Nullable CharSequence shown, @Nullable String kept) {
                return shown != null
                        && kept != null
                        && Arrays.stream(kept.split(" "))
                                .filter(it -> it.contains(":"))
                                .map(Clients::digest)
                                .anyMatch(it -> it.isOf(shown.toString(), master));
            }
        };
    }

    private static ClientSecret.Digest digest(String kept) {
        String[] parts = kept.split(":", 2);
        return new ClientSecret.Digest(
                Integer.parseInt(parts[0]), HexFormat.of().parseHex(parts[1]));
    }
}
