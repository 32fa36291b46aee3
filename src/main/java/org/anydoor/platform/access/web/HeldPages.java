package org.anydoor.platform.access.web;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** After sign-in: what was sent while the page was locked, to send now or to throw away; nothing is sent by itself. */
@Controller
class HeldPages {
    private final HeldPosts held;

    HeldPages(HeldPosts held) {
        this.held = held;
    }

    @GetMapping(StaffPaths.HELD)
    String offer(Model model) {
        model.addAttribute("waiting", held.list().stream().map(HeldView::of).toList());
        return "platform/access/held";
    }

    @PostMapping(StaffPaths.HELD + "/{id}/throw-away")
    String throwAway(@PathVariable String id) {
        held.drop(id);
        return "redirect:" + StaffPaths.HELD;
    }
}
