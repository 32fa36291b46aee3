package org.anydoor.platform.retention.web;

import java.util.UUID;
import org.anydoor.platform.retention.OrderedCopies;
import org.anydoor.platform.web.NotFound;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** What others' orders reach of one's own agency, and saying that it is done. */
@Controller
@RequestMapping("/app/retention/copies")
class CopyPages {
    private final OrderedCopies copies;
    private final RetentionDoor door;

    CopyPages(OrderedCopies copies, RetentionDoor door) {
        this.copies = copies;
        this.door = door;
    }

    @GetMapping
    String list(Model model) {
        door.open();
        model.addAttribute(
                "copies",
                copies.mine().stream()
                        .map(it -> new CopyView(it, door.words(it.kind(), it.record())))
                        .toList());
        return "platform/retention/copies";
    }

    @PostMapping("/{id}/done")
    String done(@PathVariable UUID id) {
        door.open();
        if (!copies.done(id)) {
            throw new NotFound();
        }
        return "redirect:/app/retention/copies";
    }
}
