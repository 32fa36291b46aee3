package org.anydoor.intake.triage.web;

import static org.anydoor.platform.db.Db.word;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.anydoor.intake.triage.ConcernFile;
import org.anydoor.intake.triage.Elsewhere;
import org.anydoor.intake.triage.Handling;
import org.anydoor.intake.triage.State;
import org.anydoor.platform.i18n.Text;

/** Where a concern stands for its owner: its own step, then the last station of every copy that it sent on. */
final class Stations {
    private final Text text;
    private final ConcernFile file;

    Stations(Text text, ConcernFile file) {
        this.text = text;
        this.file = file;
    }

    /** The owner's step is left out where it has been overtaken by having sent it on. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        Handling own = file.own();
        if (own.state() != State.ACKNOWLEDGED || file.elsewhere() == Elsewhere.NOWHERE) {
            words.add(text.t("intake.triage.state." + word(own.state())));
        }
        if (own.state().isOpen()) {
            file.copies().forEach(copy -> station(copy).ifPresent(words::add));
            if (own.state() == State.ACKNOWLEDGED && file.elsewhere() == Elsewhere.ENDED) {
                words.add(text.t("intake.triage.station.close"));
            }
        }
        return words;
    }

    /** What became of one copy; taken back, it is as if it had not been sent. */
    Optional<String> station(Handling copy) {
        String agency = file.agencyName(copy.agency());
        return switch (copy.state()) {
            case NEW, ACKNOWLEDGED ->
                Optional.of(text.t("intake.triage.station.sent", agency, text.when(copy.received())));
            case ACCEPTED ->
                Optional.of(text.t(
                        "intake.triage.station.accepted",
                        agency,
                        text.when(Objects.requireNonNullElse(copy.accepted(), copy.received()))));
            case CLOSED ->
                Optional.of(text.t(
                        "intake.triage.station.closed",
                        agency,
                        text.when(
                                copy.closed() == null
                                        ? copy.due()
                                        : copy.closed().at())));
            case DECLINED -> Optional.of(text.t("intake.triage.station.declined", agency));
            case TAKEN_BACK -> Optional.empty();
        };
    }
}
