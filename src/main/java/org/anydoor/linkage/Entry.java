package org.anydoor.linkage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One record to be compared: values in the order of the fields, null or blank where nothing is known. */
public record Entry(String id, List<@Nullable String> values) {}
