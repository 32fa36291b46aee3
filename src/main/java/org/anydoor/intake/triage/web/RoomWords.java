package org.anydoor.intake.triage.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.anydoor.intake.triage.ConcernFile;
import org.anydoor.intake.triage.FixedWords;
import org.anydoor.intake.triage.Talk;
import org.anydoor.intake.triage.web.ConcernView.Message;
import org.anydoor.intake.triage.web.ConcernView.Translated;
import org.anydoor.platform.access.AgencyId;
import org.anydoor.platform.access.PersonId;
import org.anydoor.platform.i18n.Language;
import org.anydoor.platform.i18n.Text;
import org.anydoor.platform.web.Option;
import org.jspecify.annotations.Nullable;

/** The conversation with the reporter and the notes of the house, in words; they share nothing but this class. */
final class RoomWords {
    private final Text text;
    private final ConcernFile file;

    RoomWords(Text text, ConcernFile file) {
        this.text = text;
        this.file = file;
    }

    ConcernView.Rooms rooms() {
        boolean visible = file.out().hasReader() || !file.out().messages().isEmpty();
        return new ConcernView.Rooms(
                visible,
                file.out().hasReader(),
                changed(file.out().codeChanged()),
                file.out().messageWaits(),
                file.own().isOwners()
                        ? null
                        : text.t(
                                "intake.triage.out.elsewhere",
                                file.agencyName(file.concern().owner())),
                file.out().messages().stream().map(this::message).toList(),
                file.notes().stream().map(this::note).toList(),
                Stream.concat(FixedWords.ON_THE_WAY.stream(), FixedWords.FOR_CLOSING.stream())
                        .map(it -> new Option(it, text.t("intake.fixed." + it)))
                        .toList());
    }

    private @Nullable String changed(@Nullable Instant at) {
        return at == null ? null : text.t("intake.triage.code-changed", text.when(at));
    }

    private Message message(Talk.Message it) {
        String words = it.fixedKey() == null ? it.text() : text.t("intake.fixed." + it.fixedKey());
        return new Message(
                it.id(),
                !it.fromReporter(),
                it.fromReporter()
                        ? text.t("intake.triage.reporter")
                        : name(it.author(), file.concern().owner()),
                text.when(it.at()),
                words,
                read(it),
                translations(it.id()),
                it.fromReporter()
                        && file.concern().language() != Language.EN
                        && file.own().isOwners());
    }

    private @Nullable String read(Talk.Message it) {
        if (it.fromReporter()) {
            return null;
        }
        return it.readAt() == null
                ? text.t("intake.triage.unread")
                : text.t("intake.triage.read-at", text.when(it.readAt()));
    }

    private List<Translated> translations(UUID message) {
        return file.translations().stream()
                .filter(it -> message.equals(it.of().message()))
                .map(it -> ConcernWords.translated(text, it))
                .toList();
    }

    private Message note(Talk.Note it) {
        return new Message(
                UUID.randomUUID(),
                true,
                name(it.author(), file.own().agency()),
                text.when(it.at()),
                it.text(),
                null,
                List.of(),
                false);
    }

    /** A colleague's name; whom the reader may not know by name writes as their agency. */
    private String name(@Nullable PersonId person, AgencyId agency) {
        String theirs = file.agencyName(agency);
        return person == null ? theirs : file.names().getOrDefault(person.value(), theirs);
    }
}
