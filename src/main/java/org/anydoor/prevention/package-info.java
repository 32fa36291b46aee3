/** Signs to look for, trainings, materials. */
@ApplicationModule(allowedDependencies = {"platform", "venues", "directory", "pledge :: measures", "site :: home"})
@NullMarked
package org.anydoor.prevention;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
