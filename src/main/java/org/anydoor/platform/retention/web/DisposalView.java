package org.anydoor.platform.retention.web;

import org.anydoor.platform.retention.Disposal;

/** A decision as a page shows it: with what the record is called, why it is to go and where that stands, in words. */
public record DisposalView(Disposal disposal, String record, String why, String stand) {
    /** Where it is decided, or read. */
    public String path() {
        return "/app/retention/" + disposal.id();
    }

    /** Whether somebody approved it and it moves on without the reader's first word. */
    public boolean moves() {
        return disposal.closed() == null && disposal.first() != null && !disposal.waitsForAnother();
    }
}
