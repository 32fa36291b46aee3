package org.anydoor.platform.audit;

import java.util.Optional;
import java.util.UUID;
import org.anydoor.platform.i18n.Text;

/**
 * What people call the records of one module, where that name is made from the id: whoever watches the trail reads and types
 * it without being let see the record.
 */
public interface SubjectNames {
    /** Whether entries of this action list such records. */
    boolean isListedBy(String action);

    /** What the record of this id is called. */
    String words(Text text, UUID id);

    /** What ids of that name have in common, or nothing where this is no such name. */
    Optional<Trace> trace(String typed);

    /** The lower half of the id under a mask, divided, leaves this rest. */
    record Trace(long mask, long divisor, long rest) {}
}
