package org.anydoor.platform.status.web;

import org.anydoor.platform.backup.BackupStanding;
import org.anydoor.platform.hooks.HookStanding;
import org.anydoor.platform.keys.KeyStanding;
import org.anydoor.platform.oncall.CallHealth;
import org.anydoor.platform.status.Pulse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** How the deployment is doing, for those who keep it; numbers alone. */
@Controller
class StatusPages {
    private final Pulse pulse;
    private final BackupStanding backups;
    private final KeyStanding keys;
    private final CallHealth calls;
    private final HookStanding hooks;

    StatusPages(Pulse pulse, BackupStanding backups, KeyStanding keys, CallHealth calls, HookStanding hooks) {
        this.pulse = pulse;
        this.backups = backups;
        this.keys = keys;
        this.calls = calls;
        this.hooks = hooks;
    }

    @GetMapping("/app/administration/status")
    String status(Model model) {
        model.addAttribute("status", StatusView.of(pulse.take(), backups.take(), keys.versions()));
        model.addAttribute("calls", calls.take());
        model.addAttribute("hooks", hooks.take());
        return "platform/status/status";
    }
}
