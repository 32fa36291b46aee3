package org.anydoor.platform.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.UUID;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.ProviderErrands;
import org.anydoor.platform.openid.Discovery;
import org.anydoor.platform.openid.IdentityProvider;
import org.anydoor.platform.openid.IdentityProviders;
import org.anydoor.platform.web.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Signed out here, and perhaps not there: says so, and leads to the provider's own way out where it has one (OpenID Connect
 * RP-Initiated Logout 1.0). The token that would save a question there tells who somebody is, so it stands in no address.
 */
@Controller
class ProviderOutPages {
    private final IdentityProviders providers;
    private final Discovery discovery;
    private final ProviderErrands errands;

    ProviderOutPages(IdentityProviders providers, Discovery discovery, ProviderErrands errands) {
        this.providers = providers;
        this.discovery = discovery;
        this.errands = errands;
    }

    @GetMapping(StaffPaths.PROVIDER + "/{agency}/out")
    String out(@PathVariable UUID agency, HttpServletRequest request, Model model) {
        IdentityProvider provider = providers
                .find(new AgencyId(agency))
                .filter(IdentityProvider::on)
                .orElseThrow(NotFound::new);
        HttpSession session = request.getSession(false);
        if (StaffSession.member(session).isPresent()) {
            model.addAttribute("locked", StaffSession.wasLocked(session));
            return "platform/access/providerStillIn";
        }
        model.addAttribute("provider", provider.agencyName());
        model.addAttribute("agency", agency.toString());
        model.addAttribute("out", endSession(provider));
        return "platform/access/providerOut";
    }

    private @Nullable String endSession(IdentityProvider provider) {
        if (discovery.of(provider.issuer()) instanceof Discovery.Answer.Found found
                && found.metadata().endSession() != null) {
            return UriComponentsBuilder.fromUriString(found.metadata().endSession())
                    .queryParam("client_id", "{client}")
                    .queryParam("post_logout_redirect_uri", "{back}")
                    .encode()
                    .buildAndExpand(provider.clientId(), errands.signInPage())
                    .toUriString();
        }
        return null;
    }
}
