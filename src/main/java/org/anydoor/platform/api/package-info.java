/** Partner systems: which programs an agency lets send, their secrets, the tokens that they are given, and who asks. */
@NullMarked
package org.anydoor.platform.api;

import org.jspecify.annotations.NullMarked;
