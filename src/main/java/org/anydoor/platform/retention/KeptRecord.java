package org.anydoor.platform.retention;

import java.util.UUID;
import org.anydoor.platform.i18n.Text;

/** A kind of record with a term (Minn. Stat. 138.17), contributed by the module that keeps it; its rows the module's own functions name. */
public interface KeptRecord {
    /** The kind, as {@code platform.record_kind} names it. */
    String kind();

    /** What people call the record of this id, without a word about anybody; also of one that is gone. */
    String words(Text text, UUID id);

    /** Where whoever may see the record reads it. */
    String path(UUID id);
}
