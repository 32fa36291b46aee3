package org.anydoor.intake.web;

import org.anydoor.intake.Age;
import org.anydoor.intake.Door;
import org.anydoor.intake.web.Ask.Names;

/** Whether the law may make the sender report by themselves (Minn. Stat. 260E.06), which sending does not do, and how we know. */
enum Owing {
    NOTHING("none"),
    SAID("text"),
    UNSURE("unsure"),
    BY_WORK("by-work");

    private final String word;

    Owing(String word) {
        this.word = word;
    }

    /** Whoever leaves it open at a door of people whom the law makes report may owe it, unless they write of an adult. */
    static Owing of(Door door, Answers answers) {
        if (!door.mandated()) {
            return NOTHING;
        }
        return switch (answers.get(Names.MUST_REPORT, "")) {
            case "yes" -> SAID;
            case "unsure" -> UNSURE;
            case "" -> byWork(door) && mayBeChild(answers) ? BY_WORK : NOTHING;
            default -> NOTHING;
        };
    }

    /** At an operator's door somebody else tells: what they do for a living only their answer says. */
    static boolean byWork(Door door) {
        return door.mandated() && door.staff() && !door.asksFor(Ask.CALLER.key());
    }

    private static boolean mayBeChild(Answers answers) {
        return !Boolean.FALSE.equals(Age.parse(answers.find(Names.AGE)).minor());
    }

    boolean owes() {
        return this != NOTHING;
    }

    /** Why they must still report by themselves. */
    String text(Voice voice) {
        return voice.t("intake.owed." + word);
    }
}
