/** Backup and restore of the embedded server: one encrypted file, taken while the program runs. */
@NullMarked
package org.anydoor.platform.backup;

import org.jspecify.annotations.NullMarked;
