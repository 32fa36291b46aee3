/** The pages on which members set up, open and close their agency's locked notes, and what a browser keeps meanwhile. */
@NullMarked
package org.anydoor.platform.vault.web;

import org.jspecify.annotations.NullMarked;
