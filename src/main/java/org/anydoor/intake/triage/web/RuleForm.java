package org.anydoor.intake.triage.web;

import static org.anydoor.platform.db.Db.word;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.anydoor.intake.Danger;
import org.anydoor.intake.Harm;
import org.anydoor.intake.Urgency;
import org.anydoor.intake.triage.RuleSettings.Receiver;
import org.anydoor.intake.triage.RuleSettings.Rule;
import org.anydoor.platform.db.Db;
import org.anydoor.platform.i18n.Text;
import org.anydoor.platform.web.Form;
import org.anydoor.platform.web.Option;
import org.anydoor.platform.web.Typed;
import org.jspecify.annotations.Nullable;

/** The fields of one routing rule: filled from it, read back into it, with a word beside each that cannot be. */
final class RuleForm {
    /** In the place of a receiver: it stays with the owner. */
    static final String OWNER = "owner";

    private static final int LONGEST_REASON = 200;
    private static final int MOST_RULES = 999;

    private final Form form;
    private final Text text;
    private final List<Option> doors;
    private final Map<String, Receiver> receivers;

    RuleForm(Form form, List<Option> doors, Map<String, Receiver> receivers) {
        this.form = form;
        this.text = form.page().text();
        this.doors = doors;
        this.receivers = receivers;
    }

    static String key(Receiver to) {
        return to.agency() == null ? "kind:" + to.kind() : to.agency().toString();
    }

    void fill(Rule rule, int place) {
        form.fill("place", place)
                .fillAll("doors", rule.doors())
                .fillAll("danger", rule.danger())
                .fillAll("harm", rule.harms())
                .fill("age", rule.minor() == null ? "any" : rule.minor() ? "minor" : "adult")
                .fill("mandated", rule.mandated() ? "yes" : null)
                .fill("urgency", rule.urgency() == null ? null : word(rule.urgency()))
                .fill("to", rule.to() == null ? OWNER : key(rule.to()))
                .fill("at-once", rule.atOnce() ? "yes" : null)
                .fill("why", Words.reason(text, rule.reasonKey()))
                .fill("active", rule.active() ? "yes" : null);
    }

    int place() {
        String typed = form.value("place").strip();
        int place = typed.matches("[0-9]{1,3}") ? Integer.parseInt(typed) : 0;
        if (place < 1 || place > MOST_RULES) {
            form.refuse("place", "intake.rule.place.wrong");
        }
        return place;
    }

    /** What was typed; where something is refused beside its field, it must not be saved. */
    Rule read(@Nullable Rule before) {
        List<String> atDoors = chosen("doors", doors.stream().map(Option::value).toList());
        List<String> danger = chosen("danger", words(Danger.class));
        List<String> harms = chosen("harm", words(Harm.class));
        Urgency urgency = urgency();
        Receiver to = receiver();
        boolean atOnce = form.has("at-once", "yes");
        if (urgency == null && to == null) {
            form.refuse("urgency", "intake.rule.says-nothing");
        }
        if (atOnce && to == null) {
            form.refuse("to", "intake.rule.at-once-to-nobody");
        }
        return new Rule(
                atDoors,
                danger,
                minor(),
                harms,
                form.has("mandated", "yes"),
                urgency,
                to,
                atOnce,
                reason(before),
                form.has("active", "yes"));
    }

    private @Nullable Urgency urgency() {
        String typed = form.value("urgency");
        Optional<Urgency> urgency = Arrays.stream(Urgency.values())
                .filter(it -> word(it).equals(typed))
                .findFirst();
        if (!typed.isEmpty() && urgency.isEmpty()) {
            form.refuse("urgency", "intake.refused.urgency");
        }
        return urgency.orElse(null);
    }

    private @Nullable Receiver receiver() {
        String typed = form.value("to");
        if (!typed.equals(OWNER) && !receivers.containsKey(typed)) {
            form.refuse("to", "intake.rule.to.missing");
        }
        return receivers.get(typed);
    }

    private @Nullable Boolean minor() {
        return switch (form.value("age")) {
            case "minor" -> Boolean.TRUE;
            case "adult" -> Boolean.FALSE;
            case "any" -> null;
            default -> {
                form.refuse("age", "intake.rule.unread");
                yield null;
            }
        };
    }

    /** Our own words for a reason stay a key, so that they change with the words. */
    private String reason(@Nullable Rule before) {
        String typed = Typed.line(form.value("why"));
        if (typed.isEmpty() || typed.length() > LONGEST_REASON) {
            form.refuse("why", "intake.rule.why.missing");
        }
        return before != null && Words.reason(text, before.reasonKey()).equals(typed) ? before.reasonKey() : typed;
    }

    private List<String> chosen(String field, List<String> offered) {
        if (!offered.containsAll(form.all(field))) {
            form.refuse(field, "intake.rule.unread");
        }
        return offered.stream().filter(it -> form.has(field, it)).toList();
    }

    private static <E extends Enum<E>> List<String> words(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Db::word).toList();
    }

    static <E extends Enum<E>> List<Option> options(Class<E> type, Function<String, String> label) {
        return words(type).stream().map(it -> new Option(it, label.apply(it))).toList();
    }
}
