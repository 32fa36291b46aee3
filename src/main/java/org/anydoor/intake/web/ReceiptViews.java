package org.anydoor.intake.web;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anydoor.directory.CrisisLine;
import org.anydoor.intake.Arrived.Acknowledged;
import org.anydoor.intake.CityTime;
import org.anydoor.intake.Door;
import org.anydoor.intake.MandatedClocks;
import org.anydoor.intake.ReceiptCode;
import org.anydoor.intake.web.Ask.Names;
import org.anydoor.platform.db.Caller;
import org.anydoor.platform.db.Callers;
import org.anydoor.platform.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a sender takes away: the receipt, and the report that they still owe. */
@Component
class ReceiptViews {

    private final DoorViews doors;
    private final FormState states;
    private final ArrivalForm arrivals;
    private final MandatedClocks clocks;
    private final CityTime time;
    private final Clock clock;
    private final ReadsWords reads;

    ReceiptViews(
            DoorViews doors,
            FormState states,
            ArrivalForm arrivals,
            MandatedClocks clocks,
            CityTime time,
            Clock clock,
            ReadsWords reads) {
        this.doors = doors;
        this.states = states;
        this.arrivals = arrivals;
        this.clocks = clocks;
        this.time = time;
        this.clock = clock;
        this.reads = reads;
    }

    /** What the sender takes away; the written report that they may owe opens at the address given, if it is theirs. */
    ReceiptView receipt(Page page, Door door, Draft draft, Acknowledged sent, @Nullable String reportAction) {
        Owing owing = Owing.of(door, draft.answers());
        Voice voice = new Voice(page.text(), door);
        ReceiptCode code = sent.code();
        List<String> parts = code == null ? List.of() : code.parts();
        return new ReceiptView(
                voice.t("intake.receipt.heading"),
                voice.t("intake.receipt.next-answer-text"),
                parts,
                parts.stream().allMatch(it -> it.chars().allMatch(Character::isDigit)),
                page.when(sent.arrived()),
                reads.promise(page.text(), door.owner(), sent.urgency()),
                door.audience().equals("young-person"),
                advice(voice),
                owing.owes() ? owed(voice, page, owing, draft, sent.arrived(), reportAction) : null);
    }

    private static ReceiptView.@Nullable Advice advice(Voice voice) {
        String heading = voice.find("intake.receipt.advice");
        return heading == null
                ? null
                : new ReceiptView.Advice(
                        heading,
                        Stream.iterate(1, it -> it + 1)
                                .map(it -> voice.find("intake.receipt.advice." + it))
                                .takeWhile(Objects::nonNull)
                                .toList());
    }

    private ReceiptView.Owed owed(
            Voice voice, Page page, Owing owing, Draft draft, Instant arrived, @Nullable String reportAction) {
        Answers answers = draft.answers();
        Instant said = arrivals.moment(answers, Names.LEARNED_AT);
        Instant learned = said == null ? arrived : said;
        MandatedClocks.Due due = due(learned);
        Instant called = arrivals.moment(answers, Names.ORAL_AT);
        return new ReceiptView.Owed(
                voice.t("intake.owed.heading"),
                owing.text(voice),
                voice.t("intake.owed.call", doors.phone("child-protection")),
                doors.phone("child-protection"),
                doors.line("child-protection").map(CrisisLine::dials).orElse("911"),
                called == null ? null : page.when(called),
                by(page, "call", due.oral()),
                by(page, "write", due.written()),
                reportAction,
                states.seal(draft.form().with(Map.of(Names.LEARNED_AT, List.of(time.field(learned))))));
    }

    /** When it must be done; that the time is over already; or the day at whose end it is. */
    private String by(Page page, String what, Instant due) {
        String key = "intake.owed." + what;
        return due.isBefore(clock.instant())
                ? page.t(key + "-over", page.when(due))
                : page.text()
                        .endOfDay(due)
                        .map(day -> page.t(key + "-by-end", day))
                        .orElseGet(() -> page.t(key + "-by", page.when(due)));
    }

    /** Holidays are configuration, the same for everybody. */
    private MandatedClocks.Due due(Instant learned) {
        return Callers.as(Caller.Public.ANYBODY, () -> clocks.from(learned));
    }

    ReportView report(Page page, Door door, Answers answers) {
        Voice voice = new Voice(page.text(), door);
        List<Question> asked = door.steps().stream()
                .flatMap(it -> doors.questions(door, it).stream())
                .toList();
        var lines = new Lines(doors, voice, asked, answers);
        return new ReportView(
                page.text().inFull(clock.instant()),
                List.of(
                        new ReportView.Part(page.t("intake.report.reporter"), reporter(page, lines)),
                        new ReportView.Part(
                                page.t("intake.report.child"),
                                List.of(
                                        lines.of("intake.report.child-name", Names.CALLED),
                                        lines.of("intake.report.child-age", Names.AGE),
                                        lines.of("intake.report.child-gender", Names.GENDER),
                                        lines.of("intake.report.child-look", Names.LOOK),
                                        lines.empty("intake.report.parents"),
                                        lines.empty("intake.report.believed"))),
                        new ReportView.Part(
                                page.t("intake.report.what"),
                                List.of(
                                        lines.of("intake.report.what-said", Names.WHAT),
                                        lines.of("intake.report.signs", Names.SIGNS),
                                        lines.of("intake.report.harm", Names.HARM),
                                        lines.where("intake.report.where"),
                                        lines.of("intake.report.when", Names.WHEN_SAID)))));
    }

    private List<LookView.Line> reporter(Page page, Lines lines) {
        var said = new ArrayList<LookView.Line>();
        said.add(new LookView.Line(page.t("intake.report.to"), sentTo(page)));
        said.add(lines.of("intake.report.name", Names.NAME));
        said.add(lines.of("intake.report.work", Names.WORKPLACE));
        said.add(lines.empty("intake.report.address"));
        said.add(lines.of("intake.report.reach", Names.REACH));
        said.add(lines.of("intake.report.relation", Names.RELATION));
        said.add(moment(page, lines.answers(), "intake.report.learned", Names.LEARNED_AT));
        said.add(moment(page, lines.answers(), "intake.report.oral", Names.ORAL_AT));
        said.add(lines.of("intake.report.oral-to", Names.ORAL_TO));
        said.add(lines.empty("intake.report.signed"));
        return said;
    }

    /** The line that takes the report by phone; left to fill in where the directory has none. */
    private String sentTo(Page page) {
        String name = "site.line.name.child-protection";
        return doors.line("child-protection")
                .map(it -> (page.text().has(name) ? page.t(name) : it.name()) + ", " + it.phone())
                .orElse("");
    }

    private LookView.Line moment(Page page, Answers answers, String key, String field) {
        Instant moment = arrivals.moment(answers, field);
        return new LookView.Line(page.t(key), moment == null ? "" : page.text().inFull(moment));
    }

    /** Lines of the report from the answers that there are. */
    private record Lines(DoorViews doors, Voice voice, List<Question> asked, Answers answers) {

        LookView.Line of(String key, String field) {
            @Nullable
            String words = asked.stream()
                    .filter(it -> it.name().equals(field))
                    .findFirst()
                    .map(it -> doors.words(voice, it, answers))
                    .orElse(null);
            return new LookView.Line(voice.t(key), words == null ? "" : words);
        }

        /** The known place first, then where in it. */
        LookView.Line where(String key) {
            String words = Stream.of(Names.PROPERTY, Names.PLACE, Names.PLACE_SAID)
                    .flatMap(it -> answers.list(it).stream())
                    .collect(Collectors.joining(", "));
            return new LookView.Line(voice.t(key), words);
        }

        LookView.Line empty(String key) {
            return new LookView.Line(voice.t(key), "");
        }
    }
}
