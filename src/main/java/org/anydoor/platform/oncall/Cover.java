package org.anydoor.platform.oncall;

import java.time.LocalDate;
import org.anydoor.platform.access.PersonId;
import org.jspecify.annotations.Nullable;

/** On shifts that begin on this day somebody stands in for somebody; nobody where {@code by} is missing. */
public record Cover(
        LocalDate day, PersonId person, @Nullable PersonId by) {}
