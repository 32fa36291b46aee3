/** How the city is doing: measures, and later commitments and the Council report. */
@ApplicationModule(allowedDependencies = {"platform", "site :: home"})
@NullMarked
package org.anydoor.pledge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
