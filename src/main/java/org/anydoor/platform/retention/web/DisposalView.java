package org.anydoor.platform.retention.web;

import org.anydoor.platform.retention.Disposal;

/** A decision as a page shows it: with what the record is called, and why it is to go, in words. */
public record DisposalView(Disposal disposal, String record, String why) {
    /** Where it is decided, or read. */
    public String path() {
        return "/app/retention/" + disposal.id();
    }
}
