/** The public pages that belong to no single programme: home, get help, what happens next, about. */
@ApplicationModule(allowedDependencies = {"platform", "directory"})
@NullMarked
package org.anydoor.site;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
