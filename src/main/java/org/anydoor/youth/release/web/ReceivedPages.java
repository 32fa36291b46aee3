package org.anydoor.youth.release.web;

import java.util.UUID;
import org.anydoor.platform.access.Rights;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.web.NotFound;
import org.anydoor.platform.web.Page;
import org.anydoor.youth.release.ReceivedRelease;
import org.anydoor.youth.release.Releases;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** What a recipient is told of the releases that name its agency: whose record opens, what of it, until when. */
@Controller
class ReceivedPages {
    private final Releases releases;
    private final Rights rights;

    ReceivedPages(Releases releases, Rights rights) {
        this.releases = releases;
        this.rights = rights;
    }

    @GetMapping("/app/releases")
    String list(Page page, Model model) {
        mayRead();
        model.addAttribute(
                "releases",
                releases.received().stream().map(it -> received(it, page)).toList());
        return "youth/received";
    }

    @GetMapping("/app/releases/{id}")
    String show(Page page, @PathVariable UUID id, Model model) {
        model.addAttribute("release", received(find(id), page));
        return "youth/receivedOne";
    }

    @PostMapping("/app/releases/{id}/noted")
    String noted(@PathVariable UUID id) {
        releases.noted(find(id));
        return "redirect:/app/releases";
    }

    private ReceivedRelease find(UUID id) {
        mayRead();
        return releases.received().stream()
                .filter(it -> it.id().value().equals(id))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private ReceivedView received(ReceivedRelease it, Page page) {
        boolean live = it.isLive(releases.now());
        return new ReceivedView(
                "/app/releases/" + it.id().value(),
                rights.name(it.owner()),
                it.items().stream()
                        .map(item -> page.t("youth.release.item." + Db.word(item)))
                        .toList(),
                it.signedOn(),
                it.endedAt() == null ? releases.lastDay(it.until()) : releases.day(it.endedAt()),
                live,
                live ? "/app/youth/" + it.youth().value() : "");
    }

    private void mayRead() {
        if (!rights.has("identity")) {
            throw new NotFound();
        }
    }
}
