package org.anydoor.intake.web;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.anydoor.intake.Arrival;
import org.anydoor.intake.Danger;
import org.anydoor.intake.Door;
import org.anydoor.intake.Harm;
import org.anydoor.intake.Interpreter;
import org.anydoor.intake.MandatedReport;
import org.anydoor.intake.Reporter;
import org.anydoor.intake.SafeContact;
import org.anydoor.intake.web.Ask.Names;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.i18n.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the arrival out of the answers given at any door; what a door does not ask stays unsaid. */
@Component
class ArrivalForm {

    private final Checks checks;
    private final Clock clock;

    ArrivalForm(Checks checks, Clock clock) {
        this.checks = checks;
        this.clock = clock;
    }

    Arrival arrival(Door door, Language language, Answers answers, @Nullable UUID place) {
        return new Arrival(
                door.key(),
                language,
                Db.constant(Danger.class, answers.get(Names.DANGER, "unknown")),
                harm(answers),
                answers.get(Names.WHAT, ""),
                answers.list(Names.SIGNS),
                whom(answers),
                placeSaid(answers),
                place,
                answers.find(Names.WHEN_SAID),
                Db.constant(Interpreter.class, answers.get(Names.INTERPRETER, "none")),
                door.audience().equals("young-person"),
                answers.find(Names.CASE_NUMBER),
                reporter(answers),
                safeContact(answers),
                mandated(door, answers));
    }

    /** The property or known place first, then where in it: whoever reads it needs no second look-up. */
    private static @Nullable String placeSaid(Answers answers) {
        String said = Stream.of(Names.PROPERTY, Names.PLACE, Names.PLACE_SAID)
                .flatMap(it -> answers.list(it).stream())
                .collect(Collectors.joining(", "));
        return said.isEmpty() ? null : said;
    }

    private static @Nullable Harm harm(Answers answers) {
        String said = answers.find(Names.HARM);
        return said == null ? null : Db.constant(Harm.class, said);
    }

    private static Arrival.Whom whom(Answers answers) {
        return new Arrival.Whom(
                answers.find(Names.CALLED),
                answers.find(Names.AGE),
                answers.find(Names.GENDER),
                answers.find(Names.LOOK));
    }

    private static @Nullable Reporter reporter(Answers answers) {
        String name = answers.find(Names.NAME);
        String relation = answers.find(Names.RELATION);
        String reach = answers.find(Names.REACH);
        String work = answers.find(Names.WORKPLACE);
        if (name == null && relation == null && reach == null && work == null) {
            return null;
        }
        boolean mail = reach != null && reach.contains("@");
        return new Reporter(name, relation, mail ? null : reach, mail ? reach : null, work, reach != null);
    }

    private static @Nullable SafeContact safeContact(Answers said) {
        Answers answers = said.settled();
        boolean any = answers.byField().keySet().stream().anyMatch(it -> it.startsWith("safe-"));
        if (!any) {
            return null;
        }
        return new SafeContact(
                Db.constant(SafeContact.Way.class, answers.get(Names.SAFE_WAY, "here")),
                answers.find(Names.SAFE_REACH),
                answers.find(Names.SAFE_HOURS),
                voicemail(answers),
                answers.find(Names.SAFE_ASK_FOR),
                answers.find(Names.SAFE_WE_SAY),
                answers.find(Names.SAFE_SEEN_BY),
                answers.find(Names.SAFE_CODE_WORD),
                answers.is(Names.SAFE_NEVER, "yes"));
    }

    private static @Nullable Boolean voicemail(Answers answers) {
        String said = answers.find(Names.SAFE_VOICEMAIL);
        return said == null ? null : Boolean.valueOf(said.equals("yes"));
    }

    /** The sender's own duty, where they have or may have one; a patrol's is its agency's notice under 260E.12, which has its own clock. */
    private @Nullable MandatedReport mandated(Door door, Answers answers) {
        if (!door.asksFor(Ask.MANDATED.key()) || !Owing.of(door, answers).owes()) {
            return null;
        }
        Instant learned = moment(answers, Names.LEARNED_AT);
        return new MandatedReport(
                learned == null ? clock.instant() : learned,
                moment(answers, Names.ORAL_AT),
                answers.find(Names.ORAL_TO));
    }

    @Nullable
    Instant moment(Answers answers, String field) {
        String typed = answers.find(field);
        return typed == null ? null : checks.moment(typed).orElse(null);
    }
}
