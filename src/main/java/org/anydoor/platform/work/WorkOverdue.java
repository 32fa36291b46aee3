package org.anydoor.platform.work;

import java.time.Instant;
import java.util.UUID;

/**
 * A deadline passed without its deed; published once per row, deadline and level (1 = the deadline, 2 = as long again). The
 * platform moves the row and tells whoever stands in; the owning module moves what hangs on assignment, as that agency's job.
 */
public record WorkOverdue(UUID work, String module, String kind, UUID reference, UUID agency, Instant due, int level) {}
