package org.anydoor.platform.audit.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.audit.Trail;
import org.anydoor.platform.audit.seal.Proofs;
import org.anydoor.platform.audit.seal.TrailCheck;
import org.anydoor.platform.audit.seal.TrailCheck.Answer;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.i18n.Text;
import org.anydoor.platform.web.NotFound;
import org.anydoor.platform.web.Page;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.databind.json.JsonMapper;

/** The privacy officer asks whether the trail is whole, and takes out the proof of one entry. */
@Controller
class SealPages {
    private final Trail trail;
    private final TrailCheck check;
    private final Proofs proofs;
    private final Audit audit;
    private final JsonMapper json;

    SealPages(Trail trail, TrailCheck check, Proofs proofs, Audit audit, JsonMapper json) {
        this.trail = trail;
        this.check = check;
        this.proofs = proofs;
        this.audit = audit;
        this.json = json;
    }

    @PostMapping("/app/audit/verify")
    @Transactional
    String verify(Page page, Model model) {
        if (!trail.isOpen()) {
            throw new NotFound();
        }
        Answer answer = check.check();
        audit.record("platform.audit-verify", List.of());
        model.addAttribute("green", !(answer instanceof Answer.Wrong));
        model.addAttribute("found", words(page.text(), answer));
        return "platform/audit/verified";
    }

    private static String words(Text text, Answer answer) {
        return switch (answer) {
            case Answer.Nothing nothing -> text.t("platform.audit.verify-nothing");
            case Answer.Whole it
            when it.lost() > 0 -> text.t("platform.audit.verify-restored", it.looked(), it.entries(), it.lost());
            case Answer.Whole it when it.looked() == it.entries() -> text.t("platform.audit.verify-all", it.entries());
            case Answer.Whole it -> text.t("platform.audit.verify-whole", it.looked(), it.entries());
            case Answer.Wrong it ->
                text.t(
                        "platform.audit.verify-" + Db.word(it.kind()),
                        it.position(),
                        it.entry() == null ? "" : it.entry().toString());
        };
    }

    @GetMapping("/app/audit/proof/{id}")
    @Transactional
    ResponseEntity<byte[]> proof(@PathVariable UUID id) {
        var proof = trail.isOpen()
                ? trail.listed(id).flatMap(listed -> proofs.of(id, listed)).orElseThrow(NotFound::new)
                : null;
        if (proof == null) {
            throw new NotFound();
        }
        audit.record("platform.audit-proof", List.of());
        return ResponseEntity.ok()
                .contentType(new MediaType("application", "json", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("anydoor-audit-proof.json")
                                .build()
                                .toString())
                .body(json.writerWithDefaultPrettyPrinter().writeValueAsBytes(proof));
    }
}
