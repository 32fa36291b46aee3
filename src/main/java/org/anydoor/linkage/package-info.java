/**
 * Record linkage in plain Java: compares two records of people field by field, weighs each agreement, proposes pairs and
 * gathers them into clusters. It knows no database and no other module; what it decides is explained by {@link Explanation}.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.anydoor.linkage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
