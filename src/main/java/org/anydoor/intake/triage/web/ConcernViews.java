package org.anydoor.intake.triage.web;

import static org.anydoor.platform.db.Db.word;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anydoor.intake.Doors;
import org.anydoor.intake.Urgency;
import org.anydoor.intake.triage.ConcernFile;
import org.anydoor.intake.triage.DeclineReason;
import org.anydoor.intake.triage.Deed;
import org.anydoor.intake.triage.Elsewhere;
import org.anydoor.intake.triage.FixedWords;
import org.anydoor.intake.triage.Handling;
import org.anydoor.intake.triage.Outcome;
import org.anydoor.intake.triage.Reading;
import org.anydoor.intake.triage.State;
import org.anydoor.platform.audit.Trace;
import org.anydoor.platform.i18n.Text;
import org.anydoor.platform.web.Option;
import org.anydoor.platform.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts a concern into words for one reader. */
@Component
class ConcernViews {
    private final Doors doors;
    private final Clock clock;

    ConcernViews(Doors doors, Clock clock) {
        this.doors = doors;
        this.clock = clock;
    }

    /** What the page says beside the concern itself. */
    record Around(
            Reading.@Nullable Told told,
            @Nullable String done,
            @Nullable Handling overtakenBy) {}

    ConcernView view(Page page, ConcernFile file, Around around) {
        Text text = page.text();
        ConcernWords words = new ConcernWords(text, file, doors, clock.instant());
        Set<String> can = EnumSet.allOf(Deed.class).stream()
                .filter(deed -> file.own().allows(deed))
                .map(deed -> word(deed))
                .collect(Collectors.toSet());
        return new ConcernView(
                "/app/intake/" + file.concern().id().value(),
                file.own(),
                words.head(),
                words.said(),
                around.told() == null ? null : ToldWords.of(text, around.told()),
                file.toldWho()
                        ? null
                        : text.t(
                                "intake.triage.reporter.kept",
                                file.agencyName(file.concern().owner())),
                file.safe(),
                deciding(text, file),
                new ConcernClocks(text, file, clock.instant()).all(),
                new RoomWords(text, file).rooms(),
                words.related(),
                file.related().linked(),
                duties(file),
                words.whoSees(),
                Trace.of(file.history()),
                file.panels(),
                can,
                ownerClosed(text, file),
                around.done() == null ? null : text.t("intake.triage.done." + around.done()),
                around.overtakenBy() == null ? null : words.standing(around.overtakenBy()));
    }

    private static @Nullable String ownerClosed(Text text, ConcernFile file) {
        return file.ownerClosed() == null
                ? null
                : text.t(
                        "intake.triage.owner-closed",
                        file.agencyName(file.concern().owner()),
                        text.when(file.ownerClosed()));
    }

    private static ConcernView.Deciding deciding(Text text, ConcernFile file) {
        return new ConcernView.Deciding(
                holders(text, file),
                file.choices().proposals().stream()
                        .map(it -> new Option(
                                it.to().value().toString(),
                                it.name(),
                                text.t("intake.triage.proposed", Words.reason(text, it.reasonKey()))))
                        .toList(),
                file.choices().receivers().stream()
                        .filter(it -> file.choices().proposals().stream()
                                .noneMatch(proposal -> proposal.to().equals(it.id())))
                        .map(it -> new Option(it.id().value().toString(), it.name()))
                        .toList(),
                file.copies().stream()
                        .filter(it -> !it.agency().equals(file.own().agency()))
                        .map(it -> copy(text, file, it))
                        .toList(),
                file.agencyName(file.own().agency()),
                options(text, Urgency.values(), "intake.triage.urgency."),
                options(text, DeclineReason.values(), "intake.triage.decline."),
                Arrays.stream(Outcome.values())
                        .filter(it -> it != Outcome.DUPLICATE)
                        .map(it -> new Option(word(it), text.t("intake.measure-outcomes." + word(it))))
                        .toList(),
                FixedWords.FOR_CLOSING.stream()
                        .map(key -> new Option(key, text.t("intake.fixed." + key)))
                        .toList(),
                file.own().state() == State.ACKNOWLEDGED ? file.elsewhere() : Elsewhere.NOWHERE,
                file.own().urgency() == Urgency.IMMEDIATE,
                file.elsewhereOpen().stream()
                        .map(it -> text.t(
                                "intake.triage.close.open-at",
                                file.agencyName(it.agency()),
                                text.t("intake.triage.copy." + word(it.state()), station(text, it))))
                        .toList(),
                file.looksAgain() ? text.when(file.choices().nextLook()) : null);
    }

    private static ConcernView.Copy copy(Text text, ConcernFile file, Handling it) {
        String state = text.t("intake.triage.copy." + word(it.state()), station(text, it));
        boolean canTakeBack = file.own().isOwners()
                && file.own().allows(Deed.TAKE_BACK)
                && (it.state() == State.NEW || it.state() == State.ACKNOWLEDGED);
        return new ConcernView.Copy(it.agency().value(), file.agencyName(it.agency()), state, canTakeBack);
    }

    /** When the copy came to its present station, or why it came back. */
    private static String station(Text text, Handling it) {
        return switch (it.state()) {
            case NEW, TAKEN_BACK -> text.when(it.received());
            case ACKNOWLEDGED ->
                text.when(it.read() == null ? it.received() : it.read().at());
            case ACCEPTED -> text.when(it.accepted() == null ? it.received() : it.accepted());
            case CLOSED ->
                text.when(it.closed() == null ? it.due() : it.closed().at());
            case DECLINED ->
                it.declined() == null
                        ? ""
                        : text.t("intake.triage.decline." + word(it.declined().reason()));
        };
    }

    private static List<Option> holders(Text text, ConcernFile file) {
        List<Option> holders = new ArrayList<>();
        file.choices()
                .people()
                .forEach(it -> holders.add(new Option(
                        "person:" + it.id(),
                        it.id().equals(file.me().value()) ? text.t("intake.triage.me", it.name()) : it.name())));
        file.choices()
                .teams()
                .forEach(it -> holders.add(new Option("team:" + it.id(), text.t("intake.triage.team", it.name()))));
        return holders;
    }

    private static ConcernView.Duties duties(ConcernFile file) {
        return new ConcernView.Duties(
                file.duties().report().filter(it -> it.oral() == null).isPresent(),
                file.duties().report().filter(it -> it.written() == null).isPresent(),
                file.duties().notices().stream()
                        .filter(it -> it.from().equals(file.own().agency()) && it.given() == null)
                        .map(it -> new Option(it.to().value().toString(), file.agencyName(it.to())))
                        .toList());
    }

    private static List<Option> options(Text text, Enum<?>[] all, String keys) {
        return Stream.of(all)
                .map(it -> new Option(word(it), text.t(keys + word(it))))
                .toList();
    }
}
