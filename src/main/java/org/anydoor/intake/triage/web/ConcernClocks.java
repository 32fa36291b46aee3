package org.anydoor.intake.triage.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.anydoor.intake.triage.ConcernFile;
import org.anydoor.intake.triage.CrossProofs;
import org.anydoor.intake.triage.Elsewhere;
import org.anydoor.intake.triage.Handling;
import org.anydoor.intake.triage.Reports;
import org.anydoor.intake.triage.State;
import org.anydoor.platform.i18n.Text;
import org.anydoor.platform.web.ClockFace;

/** Every clock of a concern: the reader's own step, those of other agencies, and those of the law. */
final class ConcernClocks {
    private final Text text;
    private final ConcernFile file;
    private final Instant now;

    ConcernClocks(Text text, ConcernFile file, Instant now) {
        this.text = text;
        this.file = file;
        this.now = now;
    }

    /** A clock as it is drawn, and when it runs out. */
    private record Timed(ClockFace face, Instant due) {}

    /**
     * The clock with the least time left among the agencies' steps and notices, as it stands among {@link #all}; the reporter's
     * own reports are theirs to file. Where none runs, the reader's own step.
     */
    ClockFace worst() {
        return Stream.of(steps(), notices())
                .flatMap(List::stream)
                .filter(it -> it.face().kind().runs())
                .min(Comparator.comparing(Timed::due))
                .map(Timed::face)
                .orElseGet(() -> step(file.own()));
    }

    List<ClockFace> all() {
        List<ClockFace> clocks = new ArrayList<>();
        Handling own = file.own();
        if (own.read() != null) {
            clocks.add(ClockFace.met(text, name("new", own), own.read().at()));
        }
        steps().forEach(it -> clocks.add(it.face()));
        file.duties().report().ifPresent(it -> report(clocks, it));
        notices().forEach(it -> clocks.add(it.face()));
        return clocks;
    }

    /** The reader's own step, unless it is to wait for others, whose clocks stand here by themselves; then the others'. */
    private List<Timed> steps() {
        List<Timed> steps = new ArrayList<>();
        Handling own = file.own();
        if (file.elsewhere() != Elsewhere.ANSWERS || own.state() != State.ACKNOWLEDGED) {
            steps.add(new Timed(step(own), own.due()));
        }
        file.copies().stream()
                .filter(it -> !it.agency().equals(own.agency()) && it.state() != State.TAKEN_BACK)
                .forEach(it -> steps.add(new Timed(copy(it), it.due())));
        return steps;
    }

    private List<Timed> notices() {
        return file.duties().notices().stream()
                .map(it -> new Timed(notice(it), it.due()))
                .toList();
    }

    private ClockFace step(Handling it) {
        return switch (it.state()) {
            case NEW -> ClockFace.running(text, name("new", it), it.received(), it.due(), now);
            case ACKNOWLEDGED ->
                ClockFace.running(text, Words.decided(text, file.elsewhere(), it.urgency()), since(it), it.due(), now);
            case ACCEPTED ->
                ClockFace.running(
                        text,
                        text.t("intake.triage.clock.accepted"),
                        it.accepted() == null ? it.received() : it.accepted(),
                        it.due(),
                        now);
            case DECLINED, TAKEN_BACK, CLOSED ->
                ClockFace.met(
                        text,
                        text.t("intake.triage.clock.closed"),
                        it.closed() == null ? it.due() : it.closed().at());
        };
    }

    /** The step began when it was read, or when it was sent on last. */
    private Instant since(Handling it) {
        Instant read = it.read() == null ? it.received() : it.read().at();
        return file.elsewhere() == Elsewhere.NOWHERE
                ? read
                : file.copies().stream()
                        .map(Handling::received)
                        .max(Instant::compareTo)
                        .orElse(read);
    }

    private ClockFace copy(Handling it) {
        String name = text.t("intake.triage.clock.copy", file.agencyName(it.agency()));
        Instant answered = it.accepted() != null
                ? it.accepted()
                : it.declined() == null ? null : it.declined().at();
        return ClockFace.of(text, name, it.received(), it.due(), answered, now);
    }

    private void report(List<ClockFace> clocks, Reports.Report it) {
        clocks.add(ClockFace.of(text, text.t("intake.triage.clock.oral"), it.learned(), it.oralDue(), it.oral(), now));
        String written = it.reference() == null
                ? text.t("intake.triage.clock.written")
                : text.t("intake.triage.clock.written-as", it.reference());
        clocks.add(ClockFace.of(text, written, it.learned(), it.writtenDue(), it.written(), now));
    }

    private ClockFace notice(CrossProofs.CrossNotice it) {
        String who = text.t("intake.triage.clock.notice", file.agencyName(it.from()), file.agencyName(it.to()));
        if (it.given() != null) {
            String proof = text.t(
                    "intake.triage.clock.notice-proof",
                    who,
                    it.toldWhom() == null ? "–" : it.toldWhom(),
                    it.reference() == null ? "–" : it.reference());
            return ClockFace.met(text, proof, it.given());
        }
        return ClockFace.running(text, who, it.since(), it.due(), now);
    }

    private String name(String step, Handling it) {
        return Words.clockName(text, step, it.urgency());
    }
}
