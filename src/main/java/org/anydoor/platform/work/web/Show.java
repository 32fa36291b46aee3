package org.anydoor.platform.work.web;

import java.util.Arrays;
import org.anydoor.platform.db.Db;

/** The filters of "my work", as they stand in the address. */
public enum Show {
    ALL,
    MINE,
    TODAY,
    OTHERS;

    /** The filter of an address; anything else shows everything. */
    static Show of(String word) {
        return Arrays.stream(values())
                .filter(it -> it.word().equals(word))
                .findFirst()
                .orElse(ALL);
    }

    public String word() {
        return Db.word(this);
    }
}
