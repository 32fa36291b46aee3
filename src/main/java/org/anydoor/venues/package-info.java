/** Hotels, massage businesses, addresses: one place, every role it plays. */
@ApplicationModule(allowedDependencies = {"platform", "pledge :: measures", "site :: home"})
@NullMarked
package org.anydoor.venues;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
