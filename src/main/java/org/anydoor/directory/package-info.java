/** Agencies' public side and services: organisations, services, crisis lines. */
@ApplicationModule(allowedDependencies = {"platform", "pledge :: measures", "site :: home"})
@NullMarked
package org.anydoor.directory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
