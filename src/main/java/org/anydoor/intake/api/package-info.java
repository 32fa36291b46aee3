/** The concerns of partner systems: what they send, what they are told, what they may reread. */
@NullMarked
package org.anydoor.intake.api;

import org.jspecify.annotations.NullMarked;
