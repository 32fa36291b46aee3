package org.anydoor.intake.triage.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.anydoor.intake.triage.Attempts;
import org.anydoor.platform.i18n.Text;
import org.anydoor.platform.oncall.Calls;
import org.anydoor.platform.oncall.web.CallWords;
import org.jspecify.annotations.Nullable;

/**
 * Calls around a concern, in words: those that went to people on call, and those to somebody who did not pick up.
 *
 * @param unanswered the call that waits for an answer
 * @param steps who was called when
 * @param answers who answered
 * @param tries calls that nobody picked up, the last one first
 * @param last the last of them, which can be undone
 * @param next when to try again, in words
 */
public record CallsView(
        @Nullable UUID unanswered,
        List<String> steps,
        List<String> answers,
        List<String> tries,
        @Nullable UUID last,
        @Nullable String next,
        boolean over) {

    static CallsView of(Text text, List<Calls.Call> calls, Attempts.Tries tries, Instant now) {
        return new CallsView(
                calls.stream()
                        .filter(it -> it.isUnanswered(now))
                        .map(Calls.Call::work)
                        .findFirst()
                        .orElse(null),
                calls.stream().flatMap(it -> CallWords.steps(text, it).stream()).toList(),
                calls.stream()
                        .flatMap(it -> it.answers().stream())
                        .map(it -> text.t("intake.calls.answered", text.when(it.at()), it.name()))
                        .toList(),
                tries.attempts().reversed().stream()
                        .map(it -> text.t("intake.calls.tried", text.when(it.at()), it.author()))
                        .toList(),
                tries.attempts().isEmpty() ? null : tries.attempts().getLast().id(),
                tries.next() == null ? null : text.when(tries.next()),
                tries.isOver());
    }
}
