package org.anydoor.intake.web;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.anydoor.intake.CityTime;
import org.anydoor.intake.web.Ask.Names;
import org.anydoor.platform.web.Form;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What a form can see by itself: something missing, something too long, a day that cannot be. */
@Component
class Checks {

    /** Minn. Stat. 260E.06: what a reporter learned within the preceding three years. */
    private static final int YEARS = 3;

    private final Clock clock;
    private final CityTime time;
    private final ZoneId city;

    Checks(Clock clock, CityTime time, @Value("${anydoor.city-zone:America/Chicago}") ZoneId city) {
        this.clock = clock;
        this.time = time;
        this.city = city;
    }

    /** Says beside each field what is wrong with it; whoever goes back need not have finished. */
    void check(Form form, Voice voice, List<Question> questions, boolean finished) {
        for (Question question : questions) {
            String typed = form.value(question.name());
            int length = typed.codePointCount(0, typed.length());
            if (question.longest() > 0 && length > question.longest()) {
                form.refuse(question.name(), "intake.form.too-long", question.longest(), length);
            } else if (question.isChoice()
                    && !typed.isEmpty()
                    && !question.options().contains(typed)) {
                form.refuse(question.name(), "intake.form.option-unread");
            } else if (finished && question.required() && typed.isBlank()) {
                form.refuse(question.name(), voice.named("intake.field." + question.name() + ".missing"));
            } else if (question.kind() == Question.Kind.MOMENT && !typed.isBlank()) {
                checkMoment(form, question.name(), typed);
            }
        }
    }

    /** A way to be reached needs to say where; whoever finds it too risky to be reached is asked for nothing. */
    void checkReach(Form form, List<Question> questions) {
        boolean asked = questions.stream().anyMatch(it -> it.name().equals(Names.SAFE_REACH));
        String way = form.value(Names.SAFE_WAY);
        if (asked
                && !way.isEmpty()
                && !way.equals("here")
                && form.value(Names.SAFE_REACH).isBlank()
                && !form.has(Names.SAFE_NEVER, "yes")) {
            form.refuse(Names.SAFE_REACH, "intake.field.safe-reach.missing");
        }
    }

    private void checkMoment(Form form, String field, String typed) {
        Optional<Instant> moment = moment(typed);
        Instant now = clock.instant();
        if (moment.isEmpty()) {
            form.refuse(field, "intake.form.day-unread");
        } else if (moment.get().isAfter(now.plusSeconds(60))) {
            form.refuse(field, "intake.form.day-future");
        } else if (moment.get().isBefore(now.atZone(city).minusYears(YEARS).toInstant())) {
            form.refuse(field, "intake.form.day-old");
        }
    }

    /** A day and time as browsers send it, or as people type it where a browser has no field for it; in the city's time. */
    Optional<Instant> moment(String typed) {
        return time.read(typed);
    }
}
