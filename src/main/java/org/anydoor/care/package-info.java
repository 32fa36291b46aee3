/** Closed-loop referral to services. Care and investigation never see each other. */
@ApplicationModule(
        allowedDependencies = {"platform", "intake", "youth", "directory", "pledge :: measures", "site :: home"})
@NullMarked
package org.anydoor.care;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
