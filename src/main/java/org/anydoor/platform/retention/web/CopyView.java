package org.anydoor.platform.retention.web;

import org.anydoor.platform.retention.OrderedCopies;

/** What an agency was told of a record that it had a copy of, with what the record was called. */
public record CopyView(OrderedCopies.Told told, String record) {}
