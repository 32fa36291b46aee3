package org.anydoor.intake.web;

import org.anydoor.intake.Door;
import org.anydoor.intake.web.Ask.Names;
import org.anydoor.platform.access.Members;
import org.anydoor.platform.web.Form;
import org.springframework.stereotype.Component;

/** The name, mail address and workplace under which members tell what they noticed themselves; never under that of a caller. */
@Component
class Signatures {
    private final Members members;

    Signatures(Members members) {
        this.members = members;
    }

    /** They stand ready in the form, to be changed. */
    void ready(Door door, Form form) {
        if (own(door)) {
            members.signature()
                    .ifPresent(me -> form.fill(Names.NAME, me.name())
                            .fill(Names.REACH, me.email())
                            .fill(Names.WORKPLACE, me.agency()));
        }
    }

    /** The written report of whoever was not asked for them bears them all the same. */
    Answers under(Door door, Answers answers) {
        return own(door)
                ? members.signature()
                        .map(me -> answers.orElse(Names.NAME, me.name())
                                .orElse(Names.REACH, me.email())
                                .orElse(Names.WORKPLACE, me.agency()))
                        .orElse(answers)
                : answers;
    }

    private static boolean own(Door door) {
        return !door.asksFor(Ask.CALLER.key());
    }
}
