package org.anydoor.platform.access;

import java.util.UUID;

/** Somebody left an agency, or has other roles in it: what they can no longer do there is moved by that agency's own job. */
public record PersonMoved(UUID person, UUID agency) {}
