package org.anydoor.intake.web;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anydoor.intake.Sent;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.web.NavEntry;
import org.anydoor.platform.web.Page;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What I sent, and how far it is. */
@Controller
class SentPages {

    private static final int MOST = 100;

    private final Sent sent;

    SentPages(Sent sent) {
        this.sent = sent;
    }

    @Bean
    static NavEntry sentEntry() {
        return new NavEntry("intake.staff.sent", "/app/sent", 45, "concern");
    }

    @GetMapping("/app/sent")
    String list(Page page, Model model) {
        List<StaffDoorView.SentLine> lines =
                sent.list(0, MOST).stream().map(it -> line(page, it)).toList();
        model.addAttribute("lines", lines);
        return "intake/sent";
    }

    private static StaffDoorView.SentLine line(Page page, Sent.Concern concern) {
        return new StaffDoorView.SentLine(
                concern.shortName(),
                concern.door(),
                page.whenAndAgo(concern.arrived()),
                page.t("intake.stage." + Db.word(concern.stage())),
                Stream.of(concern.called(), concern.age(), concern.place(), concern.when())
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining("; ")),
                concern.what());
    }
}
