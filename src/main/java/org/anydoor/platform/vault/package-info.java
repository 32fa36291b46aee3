/** What a walled agency locks with its members' own words: whoever runs the deployment cannot open it (34 USC 12291(b)(2)). */
@NullMarked
package org.anydoor.platform.vault;

import org.jspecify.annotations.NullMarked;
