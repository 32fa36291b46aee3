/** Load upon the whole program from outside: how many concerns it takes durably, and that no blow loses or doubles one. */
@ApplicationModule(allowedDependencies = {"platform", "linkage", "linkage :: files", "youth"})
@NullMarked
package org.anydoor.bench;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
