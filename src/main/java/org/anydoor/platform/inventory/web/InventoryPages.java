package org.anydoor.platform.inventory.web;

import java.time.Clock;
import org.anydoor.platform.inventory.Inventory;
import org.anydoor.platform.web.Csv;
import org.anydoor.platform.web.CsvAnswer;
import org.anydoor.platform.web.NavEntry;
import org.anydoor.platform.web.Page;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The data inventory, for whoever administers an agency or watches over its data. */
@Controller
@RequestMapping("/app/administration/inventory")
class InventoryPages {
    private final Inventory inventory;
    private final Clock clock;

    InventoryPages(Inventory inventory, Clock clock) {
        this.inventory = inventory;
        this.clock = clock;
    }

    /** Administrators come here from the page of administration. */
    @Bean
    static NavEntry inventoryMenu() {
        return new NavEntry("platform.inventory.title", "/app/administration/inventory", 92, "audit");
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("inventory", InventoryView.of(inventory.list()));
        model.addAttribute("now", clock.instant());
        return "platform/inventory/list";
    }

    @GetMapping("/csv")
    ResponseEntity<byte[]> file(Page page) {
        var csv = new Csv<Inventory.Entry>()
                .column(page.t("platform.inventory.module"), it -> page.t("platform.inventory.of." + it.module()))
                .column(page.t("platform.inventory.record"), Inventory.Entry::record)
                .column(page.t("platform.inventory.kept"), Inventory.Entry::column)
                .column(page.t("platform.inventory.class"), it -> page.t("platform.inventory.is." + it.dataClass()))
                .column(page.t("platform.inventory.authority"), Inventory.Entry::authority)
                .column(page.t("platform.inventory.retention"), Inventory.Entry::retention);
        return CsvAnswer.of("inventory", csv.of(inventory.export()));
    }
}
