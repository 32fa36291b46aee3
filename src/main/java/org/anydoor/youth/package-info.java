/** One agency's record of a young person, and the thread of what is known. */
@ApplicationModule(allowedDependencies = {"platform", "directory", "linkage", "pledge :: measures", "site :: home"})
@NullMarked
package org.anydoor.youth;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
