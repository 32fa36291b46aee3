package org.anydoor.platform.access.web;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the trial of a provider went.
 *
 * @param trouble the key of the sentence, where it did not work
 * @param said its words about how it recognised the administrator
 */
public record TriedView(@Nullable String trouble, boolean secondFactor, List<String> said) implements Serializable {}
