package org.anydoor.youth.web;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.anydoor.platform.access.Agencies;
import org.anydoor.platform.access.Members;
import org.anydoor.platform.access.Rights;
import org.anydoor.platform.vault.OpenVault;
import org.anydoor.platform.vault.web.VaultSession;
import org.anydoor.platform.web.Form;
import org.anydoor.platform.web.NotFound;
import org.anydoor.platform.web.Page;
import org.anydoor.platform.web.Typed;
import org.anydoor.youth.PrivilegedNotes;
import org.anydoor.youth.ThreadPanel;
import org.anydoor.youth.Youth;
import org.anydoor.youth.YouthId;
import org.anydoor.youth.YouthRecord;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** An advocate's privileged notes about one young person; where they are not the reader's to keep, there is no such page. */
@Controller
@Order(20)
class NotePages implements ThreadPanel {
    private static final int LONGEST = 20_000;

    private final Youth youth;
    private final PrivilegedNotes notes;
    private final VaultSession sessions;
    private final Rights rights;
    private final Agencies agencies;

    NotePages(Youth youth, PrivilegedNotes notes, VaultSession sessions, Rights rights, Agencies agencies) {
        this.youth = youth;
        this.notes = notes;
        this.sessions = sessions;
        this.rights = rights;
        this.agencies = agencies;
    }

    @Override
    public String titleKey() {
        return "youth.notes.title";
    }

    /** None: the notes are no part of the timeline. */
    @Override
    public List<Line> lines(YouthId id) {
        return List.of();
    }

    @Override
    public Optional<Action> action(YouthId id) {
        return Optional.of(new Action("youth.notes.title", "/app/youth/" + id.value() + "/notes"))
                .filter(it -> rights.has("privileged"))
                .filter(it -> agencies.isWalled(Members.current().actingFor()));
    }

    @GetMapping("/app/youth/{id}/notes")
    String show(Page page, Form form, @PathVariable UUID id, Model model) {
        return page(page, mine(id), sessions.find(), model);
    }

    @PostMapping("/app/youth/{id}/notes")
    String write(
            Page page, Form form, @PathVariable UUID id, @RequestParam(defaultValue = "") String note, Model model) {
        YouthRecord record = mine(id);
        Optional<OpenVault> open = sessions.find();
        String text = Typed.textOrNull(note);
        if (text == null) {
            form.refuse("note", "youth.notes.missing");
        } else if (text.length() > LONGEST) {
            form.refuse("note", "platform.form.too-long", LONGEST);
        } else if (!open.map(it -> notes.write(record.id(), it, text)).orElse(false)) {
            form.refuse("note", "youth.notes.closed-meanwhile");
        }
        return form.isWrong() ? page(page, record, open, model) : "redirect:/app/youth/" + id + "/notes";
    }

    private String page(Page page, YouthRecord record, Optional<OpenVault> open, Model model) {
        model.addAttribute("head", YouthRow.of(record, youth.today(), page.text()));
        model.addAttribute("open", open.isPresent());
        model.addAttribute("notes", open.map(it -> notes.read(record.id(), it)).orElse(List.of()));
        return "youth/notes";
    }

    private YouthRecord mine(UUID id) {
        return youth.read(new YouthId(id))
                .filter(it -> rights.has("privileged"))
                .filter(this::mayKeep)
                .orElseThrow(NotFound::new);
    }

    private boolean mayKeep(YouthRecord record) {
        return youth.isOwn(record) && agencies.isWalled(record.owner());
    }
}
