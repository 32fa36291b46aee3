package org.anydoor.youth.web;

import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.anydoor.platform.access.Rights;
import org.anydoor.platform.audit.Trace;
import org.anydoor.platform.web.Form;
import org.anydoor.platform.web.NotFound;
import org.anydoor.platform.web.Page;
import org.anydoor.youth.SafeContacts;
import org.anydoor.youth.Youth;
import org.anydoor.youth.YouthId;
import org.anydoor.youth.YouthRecord;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The page of one young person: who they are, how to reach them, what happened, who can see it. */
@Controller
class ThreadPages {
    private final Youth youth;
    private final Threads threads;
    private final SafeContacts contacts;
    private final Rights rights;

    ThreadPages(Youth youth, Threads threads, SafeContacts contacts, Rights rights) {
        this.youth = youth;
        this.threads = threads;
        this.contacts = contacts;
        this.rights = rights;
    }

    @GetMapping("/app/youth/{id}")
    String thread(Page page, @PathVariable UUID id, Model model) {
        model.addAttribute("thread", threads.find(new YouthId(id), page.text()).orElseThrow(NotFound::new));
        return "youth/thread";
    }

    @GetMapping("/app/youth/{id}/access")
    String access(Page page, @PathVariable UUID id, Model model) {
        YouthRecord record = youth.read(new YouthId(id)).orElseThrow(NotFound::new);
        boolean own = youth.isOwn(record);
        model.addAttribute("head", YouthRow.of(record, youth.today(), page.text()));
        model.addAttribute("owner", rights.name(record.owner()));
        model.addAttribute("own", own);
        model.addAttribute("colleagues", rights.colleagues(record.owner(), "identity"));
        model.addAttribute("contactColleagues", rights.colleagues(record.owner(), "contact"));
        model.addAttribute("grants", rights.grants(id));
        var agreements = rights.agreements(record.owner(), "identity").stream()
                .collect(Collectors.partitioningBy(it -> it.purpose().equals("matching")));
        model.addAttribute("agreements", agreements.getOrDefault(false, List.of()));
        model.addAttribute("matchers", agreements.getOrDefault(true, List.of()));
        return "youth/access";
    }

    @GetMapping("/app/youth/{id}/seen")
    String seen(Page page, @PathVariable UUID id, Model model) {
        YouthRecord record = youth.read(new YouthId(id)).orElseThrow(NotFound::new);
        model.addAttribute("head", YouthRow.of(record, youth.today(), page.text()));
        model.addAttribute("trace", Trace.of(youth.seen(record)));
        return "youth/seen";
    }

    @GetMapping("/app/youth/{id}/contact")
    String contact(Page page, Form form, @PathVariable UUID id, Model model) {
        YouthRecord record = mayContact(id);
        contacts.read(record.id()).ifPresent(it -> ContactForm.fill(form, it));
        return contactPage(page, record, model);
    }

    @PostMapping("/app/youth/{id}/contact")
    String keep(
            Page page, Form form, @PathVariable UUID id, @Valid ContactForm typed, BindingResult result, Model model) {
        YouthRecord record = mayContact(id);
        if (form.isWrong(result)) {
            return contactPage(page, record, model);
        }
        contacts.keep(record.id(), typed.contact());
        return "redirect:/app/youth/" + id;
    }

    private YouthRecord mayContact(UUID id) {
        YouthRecord record = youth.read(new YouthId(id)).orElseThrow(NotFound::new);
        if (!youth.isOwn(record) || !rights.has("contact")) {
            throw new NotFound();
        }
        return record;
    }

    private String contactPage(Page page, YouthRecord record, Model model) {
        model.addAttribute("head", YouthRow.of(record, youth.today(), page.text()));
        return "youth/contact";
    }
}
