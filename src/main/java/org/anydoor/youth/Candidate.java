package org.anydoor.youth;

import org.anydoor.linkage.Weighed;
import org.jspecify.annotations.Nullable;

/**
 * A record that may be of the young person who is sought, and why.
 *
 * @param record as far as the caller may see it: of another agency's no more than what was compared, and what the name is cleared for
 * @param own whether the caller's own agency keeps it
 * @param authority by which agreement another agency's is shown; nothing where the young person's release or a grant shows it
 */
public record Candidate(
        YouthRecord record, boolean own, @Nullable String authority, Weighed weighed) {}
