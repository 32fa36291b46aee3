/** Mail to staff that says only that something waits; nothing is ever sent to a young person or a reporter. */
@NullMarked
package org.anydoor.platform.mail;

import org.jspecify.annotations.NullMarked;
