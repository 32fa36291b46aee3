package org.anydoor.platform.status.web;

import org.anydoor.platform.status.Pulse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** How the deployment is doing, for those who keep it; numbers alone. */
@Controller
class StatusPages {
    private final Pulse pulse;

    StatusPages(Pulse pulse) {
        this.pulse = pulse;
    }

    @GetMapping("/app/administration/status")
    String status(Model model) {
        model.addAttribute("status", StatusView.of(pulse.take()));
        return "platform/status/status";
    }
}
