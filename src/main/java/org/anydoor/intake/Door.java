package org.anydoor.intake;

import java.util.List;
import org.anydoor.platform.access.AgencyId;
import org.jspecify.annotations.Nullable;

/**
 * One way in, as data: who may use it, what it asks in which steps, and which agency owns what comes through it.
 *
 * @param name what staff call it
 * @param audience public, young-person, staff or partner
 * @param signSet the set of {@code prevention.Signs} that it offers
 * @param owner none as long as nobody is set to own its concerns: then it is closed
 * @param opensToKinds kinds of agency whose staff may use it; of a public door, those whose people are led to it
 * @param receipt whether the sender gets a code
 */
public record Door(
        String key,
        String name,
        String audience,
        @Nullable String signSet,
        List<String> steps,
        List<String> asks,
        boolean mandated,
        @Nullable AgencyId owner,
        List<String> opensToKinds,
        boolean receipt,
        boolean active) {

    public boolean staff() {
        return audience.equals("staff");
    }

    /** Whether programs of partners use it, and no person. */
    public boolean partner() {
        return audience.equals("partner");
    }

    /** Whether it takes concerns at all. */
    public boolean open() {
        return active && owner != null;
    }

    /** Whether all of it stands on one page, with the button that sends. */
    public boolean oneScreen() {
        return steps.size() == 1;
    }

    public boolean asksFor(String what) {
        return asks.contains(what);
    }
}
