package org.anydoor.platform.oncall.web;

import java.util.List;
import java.util.stream.Collectors;
import org.anydoor.platform.i18n.Text;
import org.anydoor.platform.oncall.Calls;

/** Who was called when, and whether the message left: the same words on every page. */
public final class CallWords {
    private CallWords() {}

    /** One line per step, oldest first. */
    public static List<String> steps(Text text, Calls.Call call) {
        return call.steps().stream().map(it -> step(text, it)).toList();
    }

    private static String step(Text text, Calls.Step step) {
        String people = step.people().stream()
                .map(it -> text.t("platform.call.state." + it.state(), it.name()))
                .collect(Collectors.joining(", "));
        return text.t(
                "platform.call.step",
                text.when(step.at()),
                people.isEmpty() ? text.t("platform.call.nobody") : people,
                text.t("platform.call.rung." + step.rung()));
    }
}
