package org.anydoor.platform.retention.web;

import org.anydoor.platform.retention.Holds;

/** A hold as the list shows it: with what the record is called, and where whoever may see it reads it. */
public record HoldView(Holds.Hold hold, String record, String path) {}
