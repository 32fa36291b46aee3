/** Tells partners' programs that something changed about what they sent: signed, without personal data, tried again for a day. */
@NullMarked
package org.anydoor.platform.hooks;

import org.jspecify.annotations.NullMarked;
