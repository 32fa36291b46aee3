/** Every door: concern, receipt, dialogue, triage, routing, clocks. */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "youth",
            "venues",
            "directory",
            "prevention",
            "pledge :: measures",
            "site :: home"
        })
@NullMarked
package org.anydoor.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
