package org.anydoor.platform.work;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** What a module says of its rows on "my work": one batched query per module, under the reader's own row security. */
public interface WorkLine {
    /** The module whose rows these are. */
    String module();

    /** Words for each row whose reference the reader may see; a missing one is shown without words. */
    Map<Open, Line> lines(Collection<Open> work);

    /** One open row: its kind and what it refers to. */
    record Open(String kind, UUID reference) {}

    /** Title and second line as plain text, where it leads, and the message key of the one action. */
    record Line(String title, String about, String path, String actionKey) {}
}
