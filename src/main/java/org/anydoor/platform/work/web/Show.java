package org.anydoor.platform.work.web;

import java.util.Arrays;
import org.anydoor.platform.db.Db;

/** The filters of "my work", as they stand in the address. */
public enum Show {
    MINE,
    TODAY,
    OTHERS,
    ALL;

    /** The filter of an address; without one, what the reader can do. */
    static Show of(String word) {
        return Arrays.stream(values())
                .filter(it -> it.word().equals(word))
                .findFirst()
                .orElse(MINE);
    }

    public String word() {
        return Db.word(this);
    }
}
