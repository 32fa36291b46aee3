package org.anydoor.intake.triage.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.anydoor.intake.Danger;
import org.anydoor.intake.Doors;
import org.anydoor.intake.Harm;
import org.anydoor.intake.Urgency;
import org.anydoor.intake.triage.DoorSettings;
import org.anydoor.intake.triage.RuleSettings;
import org.anydoor.intake.triage.RuleSettings.Receiver;
import org.anydoor.intake.triage.RuleSettings.Rule;
import org.anydoor.intake.triage.RuleSettings.RuleSetting;
import org.anydoor.intake.triage.RuleSettings.Saving;
import org.anydoor.platform.access.Agencies;
import org.anydoor.platform.web.Form;
import org.anydoor.platform.web.NotFound;
import org.anydoor.platform.web.Option;
import org.anydoor.platform.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One routing rule on a page of its own: when it fits, what it says, its place in the order. */
@Controller
@RequestMapping(DoorSettingsPages.PATH)
class RulePages {
    private static final Rule EMPTY =
            new Rule(List.of(), List.of(), null, List.of(), false, null, null, false, "everything-else", true);

    private final DoorSettings settings;
    private final RuleSettings rules;
    private final Doors doors;

    RulePages(DoorSettings settings, RuleSettings rules, Doors doors) {
        this.doors = doors;
        this.settings = settings;
        this.rules = rules;
    }

    @GetMapping("/rules/new")
    String begin(Page page, Form form, Model model) {
        open();
        form.fill("why", "");
        fields(page, form, null).fill(EMPTY, rules.all().size() + 1);
        return show(page, form, model, null);
    }

    @PostMapping("/rules/new")
    String add(Page page, Form form, Model model) {
        open();
        RuleForm fields = fields(page, form, null);
        Rule rule = fields.read(null);
        int place = fields.place();
        if (form.isWrong()) {
            return show(page, form, model, null);
        }
        rules.add(rule, place);
        return "redirect:" + DoorSettingsPages.PATH + "?done=rule";
    }

    @GetMapping("/rule/{id}")
    String change(Page page, Form form, Model model, @PathVariable String id) {
        RuleSetting setting = find(id);
        fields(page, form, setting.rule()).fill(setting.rule(), setting.position());
        form.fill("version", setting.version());
        return show(page, form, model, setting);
    }

    @PostMapping("/rule/{id}")
    String save(
            Page page,
            Form form,
            Model model,
            HttpServletResponse response,
            @PathVariable String id,
            @RequestParam(defaultValue = "0") int version) {
        RuleSetting setting = find(id);
        RuleForm fields = fields(page, form, setting.rule());
        Rule rule = fields.read(setting.rule());
        int place = fields.place();
        if (form.isWrong()) {
            return show(page, form, model, setting);
        }
        return switch (rules.save(setting.id(), version, rule, place)) {
            case Saving.Saved saved -> "redirect:" + DoorSettingsPages.PATH + "?done=rule";
            case Saving.Overtaken overtaken -> {
                form.put("version", overtaken.now().version());
                RuleView now = RuleView.of(page.text(), overtaken.now(), doors);
                form.refuse("place", "intake.rule.overtaken", now.when(), now.then());
                response.setStatus(HttpStatus.CONFLICT.value());
                yield show(page, form, model, overtaken.now());
            }
            case Saving.Absent absent -> throw new NotFound();
        };
    }

    private void open() {
        if (!settings.isOpen()) {
            throw new NotFound();
        }
    }

    private RuleSetting find(String id) {
        open();
        return rules.find(ConcernPage.uuid(id)).orElseThrow(NotFound::new);
    }

    private RuleForm fields(Page page, Form form, @Nullable Rule rule) {
        return new RuleForm(form, doors(), receivers(rule));
    }

    private List<Option> doors() {
        return doors.all().stream().map(it -> new Option(it.key(), it.name())).toList();
    }

    /** Kinds first, then agencies by name; what the rule names now stays in the list, even if it has ended. */
    private Map<String, Receiver> receivers(@Nullable Rule rule) {
        List<Agencies.Agency> open = rules.receivers();
        Stream<Receiver> kinds = open.stream()
                .map(Agencies.Agency::kind)
                .distinct()
                .sorted()
                .map(it -> new Receiver(it, null, null, false));
        Stream<Receiver> agencies = open.stream()
                .sorted(Comparator.comparing(Agencies.Agency::name))
                .map(it -> new Receiver(it.kind(), it.id().value(), it.name(), false));
        Stream<Receiver> now = rule == null ? Stream.empty() : Stream.ofNullable(rule.to());
        Map<String, Receiver> all = new LinkedHashMap<>();
        Stream.of(kinds, agencies, now).flatMap(it -> it).forEach(it -> all.putIfAbsent(RuleForm.key(it), it));
        return all;
    }

    private String show(Page page, Form form, Model model, @Nullable RuleSetting setting) {
        UUID id = setting == null ? null : setting.id();
        Stream<Option> receivers = receivers(setting == null ? null : setting.rule()).values().stream()
                .map(it -> new Option(RuleForm.key(it), RuleView.receiver(page.text(), it)));
        model.addAttribute("action", DoorSettingsPages.PATH + (id == null ? "/rules/new" : "/rule/" + id));
        model.addAttribute("isNew", id == null);
        model.addAttribute("doors", doors());
        model.addAttribute("dangers", RuleForm.options(Danger.class, it -> page.t("intake.triage.danger." + it)));
        model.addAttribute("harms", RuleForm.options(Harm.class, it -> page.t("intake.triage.harm." + it)));
        model.addAttribute("urgencies", RuleForm.options(Urgency.class, it -> page.t("intake.triage.urgency." + it)));
        model.addAttribute(
                "receivers",
                Stream.concat(Stream.of(new Option(RuleForm.OWNER, page.t("intake.doors.stays"))), receivers)
                        .toList());
        return "intake/triageRule";
    }
}
