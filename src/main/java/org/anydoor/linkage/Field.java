package org.anydoor.linkage;

/** One thing that is compared, such as {@code surname}, and how. */
public record Field(String name, FieldType type) {}
