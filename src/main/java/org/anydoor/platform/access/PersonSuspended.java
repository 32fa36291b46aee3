package org.anydoor.platform.access;

import java.util.UUID;

/** Somebody was shut out by one agency; what they leave open in others is moved by those agencies' own jobs. */
public record PersonSuspended(UUID person, UUID by) {}
