/** The sample community: fictional agencies, people and records, made once, from a seed, into an empty database. */
@NullMarked
package org.anydoor.platform.sample;

import org.jspecify.annotations.NullMarked;
