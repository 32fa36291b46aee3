package org.anydoor.platform.audit.web;

import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.web.CsvAnswer;
import org.anydoor.platform.web.Form;
import org.anydoor.platform.web.NavEntry;
import org.anydoor.platform.web.NotFound;
import org.anydoor.platform.web.Paging;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The audit trail, searched by person, action, day and subject. */
@Controller
class AuditPages {
    private final AuditSearch search;

    AuditPages(AuditSearch search) {
        this.search = search;
    }

    @Bean
    static NavEntry auditEntry() {
        return new NavEntry("platform.audit.title", "/app/audit", 90, "audit");
    }

    @GetMapping("/app/audit")
    String list(
            Form form, Model model, AuditForm asked, @RequestParam(name = "page", defaultValue = "1") String number) {
        asked.check(form);
        model.addAttribute("form", form);
        model.addAttribute("audit", search.view(me(), form, asked, Paging.asked(number)));
        form.isWrong();
        return "platform/audit/list";
    }

    @GetMapping(path = "/app/audit", params = "as=csv")
    ResponseEntity<byte[]> csv(Form form, AuditForm asked) {
        return CsvAnswer.of("audit", search.csv(me(), form, asked));
    }

    private static Caller.Member me() {
        return Callers.current()
                .filter(Caller.Member.class::isInstance)
                .map(Caller.Member.class::cast)
                .orElseThrow(NotFound::new);
    }
}
