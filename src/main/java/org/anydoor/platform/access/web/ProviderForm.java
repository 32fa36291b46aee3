package org.anydoor.platform.access.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.anydoor.platform.openid.IdentityProvider;
import org.anydoor.platform.openid.IdentityProviders;
import org.anydoor.platform.outbound.Outbound;
import org.anydoor.platform.web.Form;
import org.anydoor.platform.web.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A provider as typed. */
record ProviderForm(
        @Nullable String issuer,
        @Nullable String clientId,
        @Nullable String secret,
        @Nullable String factors,
        int version) {
    private static final int LONGEST = 300;
    private static final int LONGEST_ID = 200;
    private static final int MOST_FACTORS = 10;

    /** Without the secret. */
    @Override
    public String toString() {
        return "ProviderForm";
    }

    /** Looks at what was typed, and at where its address leads. */
    @Component
    static final class Check {
        private final Outbound outbound;

        Check(Outbound outbound) {
            this.outbound = outbound;
        }

        Optional<IdentityProviders.Settings> of(Form form, ProviderForm typed, Optional<IdentityProvider> before) {
            String issuer = Typed.line(typed.issuer());
            checkIssuer(form, issuer);
            String client = Typed.line(typed.clientId());
            if (client.isEmpty() || client.length() > LONGEST_ID) {
                form.refuse("clientId", "platform.form.missing");
            }
            String secret = Typed.lineOrNull(typed.secret());
            boolean sameIssuer =
                    before.map(IdentityProvider::issuer).filter(issuer::equals).isPresent();
            if (secret == null && !sameIssuer || secret != null && secret.length() > LONGEST) {
                form.refuse("secret", "platform.openid.secret-missing");
            }
            List<String> factors = factors(form, Typed.line(typed.factors()));
            return form.errors().isEmpty()
                    ? Optional.of(new IdentityProviders.Settings(issuer, client, secret, factors, typed.version()))
                    : Optional.empty();
        }

        private void checkIssuer(Form form, String issuer) {
            if (issuer.length() < 8 || issuer.length() > LONGEST || issuer.contains("?")) {
                form.refuse("issuer", "platform.openid.issuer-wrong.unreadable");
                return;
            }
            outbound.wrong(issuer)
                    .ifPresent(wrong -> form.refuse(
                            "issuer",
                            "platform.openid.issuer-wrong."
                                    + wrong.name().toLowerCase(Locale.ROOT).replace('_', '-')));
        }

        private static List<String> factors(Form form, String typed) {
            List<String> factors = Arrays.stream(typed.split("[\\s,]+"))
                    .filter(it -> !it.isEmpty())
                    .distinct()
                    .toList();
            if (factors.size() > MOST_FACTORS || typed.length() > LONGEST) {
                form.refuse("factors", "platform.openid.factors-wrong");
            }
            return factors;
        }
    }
}
