package org.anydoor.intake.triage.web;

import static org.anydoor.platform.db.Db.word;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anydoor.intake.Danger;
import org.anydoor.intake.Doors;
import org.anydoor.intake.Interpreter;
import org.anydoor.intake.Urgency;
import org.anydoor.intake.triage.Concern;
import org.anydoor.intake.triage.ConcernFile;
import org.anydoor.intake.triage.Handling;
import org.anydoor.intake.triage.Likeness;
import org.anydoor.intake.triage.Shares;
import org.anydoor.intake.triage.Translations;
import org.anydoor.intake.triage.web.ConcernView.Fact;
import org.anydoor.intake.triage.web.ConcernView.Translated;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.i18n.Language;
import org.anydoor.platform.i18n.Text;
import org.anydoor.platform.web.Option;
import org.jspecify.annotations.Nullable;

/** What a concern says of itself, in words. */
final class ConcernWords {
    private final Text text;
    private final ConcernFile file;
    private final Concern concern;
    private final Doors doors;
    private final Instant now;

    ConcernWords(Text text, ConcernFile file, Doors doors, Instant now) {
        this.text = text;
        this.file = file;
        this.doors = doors;
        this.concern = file.concern();
        this.now = now;
    }

    ConcernView.Head head() {
        return new ConcernView.Head(
                title(concern),
                text.t(
                        "intake.triage.lede",
                        doors.name(concern.door()),
                        Words.language(text, concern.language().tag()),
                        text.whenAndAgo(concern.arrived())),
                standing(file.own()),
                new ConcernClocks(text, file, now).worst(),
                flags());
    }

    /** Danger first and loud, with why it is so urgent; then what changes how one speaks with them. */
    private List<QueueView.Flag> flags() {
        List<QueueView.Flag> flags = new ArrayList<>();
        Handling own = file.own();
        if (concern.danger() == Danger.NOW) {
            flags.add(new QueueView.Flag(
                    text.t("intake.triage.flag.danger"), !own.state().isOpen()));
        }
        if (own.urgency() == Urgency.IMMEDIATE && own.state().isOpen()) {
            flags.add(new QueueView.Flag(
                    text.t("intake.triage.flag.immediate", Words.reason(text, own.reasonKey())), true));
        }
        if (file.out().messageWaits()) {
            flags.add(new QueueView.Flag(text.t("intake.triage.flag.message"), false));
        }
        if (concern.interpreter() != Interpreter.NONE) {
            flags.add(
                    new QueueView.Flag(text.t("intake.triage.flag.interpreter-" + word(concern.interpreter())), true));
        }
        return flags;
    }

    /** What it is called, and about whom, as far as they said. */
    private String title(Concern it) {
        String about = Stream.of(
                        it.whom().called() == null
                                ? null
                                : text.t("intake.triage.called", it.whom().called()),
                        age(it.whom().age()))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        return text.t(
                "intake.triage.title-about",
                it.shortName(),
                about.isEmpty() ? text.t("intake.triage.nameless") : about);
    }

    /** A bare number is what the sender took them for. */
    private @Nullable String age(@Nullable String said) {
        return said != null && said.strip().matches("[0-9]+") ? text.t("intake.triage.about-age", said.strip()) : said;
    }

    ConcernView.Said said() {
        List<Fact> facts = new ArrayList<>();
        fact(facts, "whom", whom());
        fact(facts, "youth-look", concern.whom().look(), Concern.Field.YOUTH_LOOK);
        fact(facts, "harm", text.t("intake.triage.harm." + harm()));
        fact(facts, "place-said", concern.placeSaid(), Concern.Field.PLACE_SAID);
        fact(facts, "when-said", concern.whenSaid(), Concern.Field.WHEN_SAID);
        fact(facts, "danger", text.t("intake.triage.danger." + word(concern.danger())));
        fact(facts, "signs", signs());
        fact(facts, "case-number", concern.caseNumber());
        fact(facts, "self", concern.selfReport() ? text.t("intake.triage.self") : null);
        return new ConcernView.Said(
                concern.what(),
                concern.language().tag(),
                translations(Concern.Field.WHAT),
                facts,
                fields(),
                concern.language() != Language.EN,
                concern.masked());
    }

    /** No answer is told from a question that the door never asks. */
    private String harm() {
        boolean asked =
                doors.find(concern.door()).map(it -> it.asks().contains("harm")).orElse(false);
        return concern.harm() == null ? asked ? "unsaid" : "unasked" : word(concern.harm());
    }

    private @Nullable String whom() {
        String whom = Stream.of(concern.whom().called(), concern.whom().age(), gender())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        return whom.isEmpty() ? null : whom;
    }

    private @Nullable String gender() {
        String gender = concern.whom().gender();
        String key = "intake.field.youth-gender." + gender;
        return gender != null && text.has(key) ? text.t(key) : gender;
    }

    private @Nullable String signs() {
        return concern.signs().isEmpty()
                ? null
                : concern.signs().stream()
                        .map(it -> text.has("prevention.sign." + it) ? text.t("prevention.sign." + it) : it)
                        .collect(Collectors.joining("; "));
    }

    /** The fields in which somebody said something. */
    private List<Option> fields() {
        return Stream.of(Concern.Field.values())
                .filter(it -> concern.said(it) != null
                        && !Objects.requireNonNull(concern.said(it)).isBlank())
                .map(it -> new Option(word(it), text.t("intake.triage.field." + word(it))))
                .toList();
    }

    private void fact(List<Fact> facts, String label, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            facts.add(new Fact(text.t("intake.triage.field." + label), value, List.of()));
        }
    }

    private void fact(List<Fact> facts, String label, @Nullable String value, Concern.Field field) {
        if (value != null && !value.isBlank()) {
            facts.add(new Fact(text.t("intake.triage.field." + label), value, translations(field)));
        }
    }

    private List<Translated> translations(Concern.Field field) {
        return file.translations().stream()
                .filter(it -> it.of().equals(Translations.Of.field(field)))
                .map(it -> translated(text, it))
                .toList();
    }

    static Translated translated(Text text, Translations.Translation it) {
        return new Translated(it.text(), text.t("intake.triage.translated", it.translator(), text.when(it.at())));
    }

    ConcernView.Related related() {
        return new ConcernView.Related(
                file.related().candidates().stream().map(this::candidate).toList(),
                file.related().joined().stream()
                        .map(it -> candidate(it, List.of()))
                        .toList(),
                file.related().joinedInto() == null
                        ? null
                        : candidate(file.related().joinedInto(), List.of()));
    }

    private ConcernView.Candidate candidate(Likeness it) {
        return candidate(
                it.other(),
                it.reasons().stream()
                        .map(reason -> text.t("intake.triage.like." + word(reason)))
                        .toList());
    }

    private ConcernView.Candidate candidate(Concern it, List<String> reasons) {
        return new ConcernView.Candidate(
                it.shortName(),
                "/app/intake/" + it.id().value(),
                text.t("intake.triage.candidate", title(it), doors.name(it.door()), text.when(it.arrived())),
                reasons);
    }

    /** Where a handling stands, and whose doing that was. */
    String standing(Handling it) {
        List<String> parts = new ArrayList<>();
        if (it.equals(file.own()) && it.isOwners()) {
            parts.addAll(new Stations(text, file).words());
        } else {
            parts.add(text.t("intake.triage.state." + word(it.state())));
        }
        if (it.read() != null) {
            parts.add(text.t(
                    "intake.triage.read-by",
                    name(it.read().by(), it.agency()),
                    text.when(it.read().at())));
        }
        if (it.holder().person() != null) {
            parts.add(text.t("intake.triage.held-by", name(it.holder().person(), it.agency())));
        } else if (it.holder().team() != null) {
            parts.add(text.t("intake.triage.held-by", team(it.holder().team(), it.agency())));
        }
        if (it.closed() != null) {
            parts.add(text.t("intake.measure-outcomes." + word(it.closed().outcome())));
        }
        return String.join(" · ", parts);
    }

    /** Colleagues are named; of people elsewhere the reader knows the agency. */
    private String name(PersonId person, AgencyId agency) {
        return file.names().getOrDefault(person.value(), file.agencyName(agency));
    }

    private String team(UUID team, AgencyId agency) {
        return file.names().getOrDefault(team, file.agencyName(agency));
    }

    /** Who else may see it, in words: the owner's people by role, then each agency that was let in, and why. */
    List<String> whoSees() {
        List<String> lines = new ArrayList<>();
        lines.add(text.t("intake.triage.sees.owner", file.agencyName(concern.owner())));
        Map<AgencyId, List<Shares.Live>> byViewer =
                file.shares().stream().collect(Collectors.groupingBy(Shares.Live::viewer));
        byViewer.forEach((viewer, shares) -> shares.forEach(it -> lines.add(text.t(
                it.assignedOnly() ? "intake.triage.sees.assigned" : "intake.triage.sees.agency",
                file.agencyName(viewer),
                text.t("intake.triage.category." + it.category()),
                it.authority(),
                text.when(it.from())))));
        lines.add(text.t("intake.triage.sees.nobody"));
        return lines;
    }
}
