package org.anydoor.platform.access;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was told of one record to another agency, for the accounting that its owner keeps (Minn. Stat. 13.05; 45 CFR 164.528).
 *
 * @param by the colleague who told it; nothing where a rule of routing did
 * @param category which kind of data, as the access rules name it
 * @param authority the law, agreement or release; nothing where none was asked for yet
 * @param until when it ended, if it has
 */
public record Disclosure(
        Instant at,
        @Nullable String by,
        String to,
        String category,
        @Nullable String authority,
        @Nullable Instant until) {

    /**
     * What a module has told others of a record, from the rows by which it did so. It answers the record's owner alone, and
     * leaves out walled receivers that no release names: that they were told is not to be seen (34 USC 12291(b)(2)).
     */
    public interface Source {
        List<Disclosure> of(UUID subject);
    }
}
