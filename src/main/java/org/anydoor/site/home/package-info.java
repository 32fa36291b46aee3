/** What other modules add to the home page. */
@NamedInterface("home")
@NullMarked
package org.anydoor.site.home;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
