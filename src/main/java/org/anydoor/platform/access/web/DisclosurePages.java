package org.anydoor.platform.access.web;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.Disclosure;
import org.anydoor.platform.audit.Audit;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The accounting of disclosures of one record, for its owner's people; for everybody else it is as if nothing was told. */
@Controller
class DisclosurePages {
    private final ObjectProvider<Disclosure.Source> sources;
    private final Audit audit;

    DisclosurePages(ObjectProvider<Disclosure.Source> sources, Audit audit) {
        this.sources = sources;
        this.audit = audit;
    }

    @GetMapping("/app/disclosures/{id}")
    @Transactional
    String list(@PathVariable UUID id, Model model) {
        List<Disclosure> disclosures = sources.stream()
                .flatMap(it -> it.of(id).stream())
                .sorted(Comparator.comparing(Disclosure::at))
                .toList();
        AgencyId owner = disclosures.isEmpty()
                ? null
                : Callers.current().flatMap(Caller::agency).orElse(null);
        audit.record("platform.disclosures", id, owner);
        model.addAttribute("disclosures", disclosures);
        return "platform/access/disclosures";
    }
}
