package org.anydoor.intake.triage;

import java.util.UUID;
import org.anydoor.platform.access.PersonId;
import org.jspecify.annotations.Nullable;

/** In whose hands something is: one person's, a team's, or nobody's yet. */
public record Holder(@Nullable PersonId person, @Nullable UUID team) {
    public static final Holder NOBODY = new Holder(null, null);

    public static Holder person(PersonId person) {
        return new Holder(person, null);
    }

    /** Reads what a form sent: {@code person:<id>}, {@code team:<id>} or nothing; anything else is malformed. */
    public static Holder of(@Nullable String choice) {
        if (choice == null || choice.isEmpty()) {
            return NOBODY;
        }
        String[] parts = choice.split(":", 2);
        return switch (parts[0]) {
            case "person" -> person(PersonId.of(parts[1]));
            case "team" -> new Holder(null, UUID.fromString(parts[1]));
            default -> throw new IllegalArgumentException("neither person nor team");
        };
    }

    /** What {@link #of} reads. */
    public String choice() {
        return person != null ? "person:" + person.value() : team != null ? "team:" + team : "";
    }

    public boolean isNobody() {
        return person == null && team == null;
    }
}
