package org.anydoor.platform.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.ProviderErrands;
import org.anydoor.platform.access.ProviderErrands.Errand;
import org.anydoor.platform.access.ProviderSignIns;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.keys.NetworkPrefix;
import org.anydoor.platform.openid.IdentityProvider;
import org.anydoor.platform.openid.IdentityProviders;
import org.anydoor.platform.openid.OpenId;
import org.anydoor.platform.openid.Trouble;
import org.anydoor.platform.web.Form;
import org.anydoor.platform.web.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * In by the agency's own provider: which agency, out to it by a link, and back. Whatever is wrong ends on the first page in one
 * sentence, so that no code stands in the browser's address.
 */
@Controller
@RequestMapping(StaffPaths.PROVIDER)
class ProviderSignInPages {
    private static final String NOT_CONNECTED = "not-connected";

    private final IdentityProviders providers;
    private final ProviderErrands errands;
    private final ProviderSignIns signIns;
    private final ProviderVisit visit;
    private final Entrance entrance;

    ProviderSignInPages(
            IdentityProviders providers,
            ProviderErrands errands,
            ProviderSignIns signIns,
            ProviderVisit visit,
            Entrance entrance) {
        this.providers = providers;
        this.errands = errands;
        this.signIns = signIns;
        this.visit = visit;
        this.entrance = entrance;
    }

    @GetMapping
    String choose(Form form, @RequestParam(defaultValue = "") String trouble, Model model) {
        model.addAttribute("agencies", providers.listed());
        model.addAttribute("trouble", sentence(trouble));
        return "platform/access/provider";
    }

    private static @Nullable String sentence(String trouble) {
        return trouble.equals(NOT_CONNECTED)
                ? "platform.openid.not-connected"
                : Arrays.stream(Trouble.values())
                        .map(Trouble::key)
                        .filter(it -> it.endsWith("." + trouble))
                        .findFirst()
                        .orElse(null);
    }

    @GetMapping("/{agency}")
    String go(@PathVariable UUID agency, HttpServletRequest request, HttpServletResponse response) {
        IdentityProvider provider = inUse(agency);
        Onwards.keep(request, response);
        return onTheWay(errands.begin(provider, Errand.SIGN_IN, FormCookie.secret(request)));
    }

    private IdentityProvider inUse(UUID agency) {
        return providers.find(new AgencyId(agency)).filter(IdentityProvider::on).orElseThrow(NotFound::new);
    }

    /** Out to the provider, or to the sentence that says why not. */
    static String onTheWay(OpenId.Outcome outcome) {
        return switch (outcome) {
            case OpenId.Outcome.Go out -> "redirect:" + out.address();
            case OpenId.Outcome.Failed failed -> trouble(failed.why());
            case OpenId.Outcome.Proven early -> throw new IllegalStateException("nobody was asked yet");
        };
    }

    private static String trouble(Trouble why) {
        return "redirect:" + StaffPaths.PROVIDER + "?trouble="
                + why.key().substring(why.key().lastIndexOf('.') + 1);
    }

    @GetMapping("/{agency}/back")
    String back(
            @PathVariable UUID agency,
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String iss,
            @RequestParam(required = false) @Nullable String error,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<Errand> errand = Errand.of(state);
        if (errand.isEmpty()) {
            return trouble(Trouble.TOO_LATE);
        }
        IdentityProvider provider = errand.get() == Errand.SIGN_IN
                ? inUse(agency)
                : providers.find(new AgencyId(agency)).orElseThrow(NotFound::new);
        var outcome = errands.finish(
                provider,
                errand.get(),
                new OpenId.Answer(code, state, iss, error),
                FormCookie.secret(request),
                NetworkPrefix.of(request.getRemoteAddr()));
        return switch (errand.get()) {
            case SIGN_IN -> signedIn(provider, outcome, request, response);
            case CONNECT -> connecting(provider, outcome, request);
            case TRY -> tried(provider, outcome, request);
        };
    }

    private String signedIn(
            IdentityProvider provider,
            OpenId.Outcome outcome,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!(outcome instanceof OpenId.Outcome.Proven proven)) {
            return onTheWay(outcome);
        }
        return switch (signIns.recognise(provider.agency(), proven)) {
            case ProviderSignIns.Entry.In in ->
                entrance.enter(
                        in.recognised(), StaffSession.By.PROVIDER, Onwards.take(request, response), request, response);
            case ProviderSignIns.Entry.Asked asked -> {
                visit.halfway(request, asked.halfway());
                yield "redirect:" + ProviderFactorPages.PATH;
            }
            case ProviderSignIns.Entry.Nobody nobody -> "redirect:" + StaffPaths.PROVIDER + "?trouble=" + NOT_CONNECTED;
        };
    }

    /** Somebody signed in, or sent on by the sign-in page; to both it is shown before it counts. */
    private String connecting(IdentityProvider provider, OpenId.Outcome outcome, HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        var sent = visit.sentOn(session).map(ProviderVisit.SentOn::member);
        var member = signedIn().or(() -> sent).filter(it -> it.actingFor().equals(provider.agency()));
        if (session == null || member.isEmpty()) {
            return trouble(Trouble.TOO_LATE);
        }
        if (!(outcome instanceof OpenId.Outcome.Proven proven)) {
            return onTheWay(outcome);
        }
        visit.proved(session, member.get(), proven);
        return "redirect:" + (sent.isPresent() ? ProviderFirstPages.PATH : ProviderAccountPages.PATH);
    }

    /** Of the acting agency's administrator alone; row security shows the provider to nobody else. */
    private String tried(IdentityProvider provider, OpenId.Outcome outcome, HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        boolean theirs = signedIn()
                .filter(it -> it.actingFor().equals(provider.agency()))
                .isPresent();
        if (session == null || !theirs) {
            return trouble(Trouble.TOO_LATE);
        }
        if (providers.own().isEmpty()) {
            throw new NotFound();
        }
        ProviderVisit.tried(
                session,
                switch (outcome) {
                    case OpenId.Outcome.Proven proven -> {
                        providers.worked(provider.version());
                        yield new TriedView(null, proven.secondFactor(), proven.said());
                    }
                    case OpenId.Outcome.Failed failed ->
                        new TriedView(failed.why().key(), false, java.util.List.of());
                    case OpenId.Outcome.Go out -> throw new IllegalStateException("asked already");
                });
        return "redirect:" + ProviderPages.PATH;
    }

    /** Who is bound to this request: nobody where the session is locked. */
    private static Optional<Caller.Member> signedIn() {
        return Callers.current().filter(Caller.Member.class::isInstance).map(Caller.Member.class::cast);
    }
}
