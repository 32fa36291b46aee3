package org.anydoor.linkage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares two values of one field by levels, the first the best and the last "different"; missing values never reach it. */
interface Comparison {

    /** The words whose frequency is counted; empty if the text holds no value. */
    List<String> terms(String raw);

    /** What is compared, or null if the text holds no value. */
    @Nullable
    Object prepare(String raw, Frequencies frequencies);

    void compare(Object left, Object right, Outcome outcome);

    List<Level> levels();

    /** Keys under which candidates are looked for, from the most telling to the least. */
    List<String> keys(Object value);
}
