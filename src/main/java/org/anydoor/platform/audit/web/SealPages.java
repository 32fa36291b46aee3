package org.anydoor.platform.audit.web;

import java.util.List;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.audit.Trail;
import org.anydoor.platform.audit.seal.TrailCheck;
import org.anydoor.platform.audit.seal.TrailCheck.Answer;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.i18n.Text;
import org.anydoor.platform.web.NotFound;
import org.anydoor.platform.web.Page;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * The privacy officer asks whether the trail is whole. The answer holds no number of entries and no place among them: the trail is
 * that of all agencies, and how it grows tells what the others do (docs/decisions/0031-one-agencys-view.md).
 */
@Controller
class SealPages {
    private final Trail trail;
    private final TrailCheck check;
    private final Audit audit;

    SealPages(Trail trail, TrailCheck check, Audit audit) {
        this.trail = trail;
        this.check = check;
        this.audit = audit;
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
            case Answer.Whole it when it.lost() > 0 -> text.t("platform.audit.verify-restored");
            case Answer.Whole it when it.looked() == it.entries() -> text.t("platform.audit.verify-all");
            case Answer.Whole it -> text.t("platform.audit.verify-whole");
            case Answer.Wrong it ->
                text.t(
                        "platform.audit.verify-" + Db.word(it.kind()),
                        it.entry() == null ? "" : it.entry().toString());
        };
    }
}
