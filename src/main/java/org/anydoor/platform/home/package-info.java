/** The data home: the one folder that holds a deployment's state outside the database, its lock and its secrets. */
@NullMarked
package org.anydoor.platform.home;

import org.jspecify.annotations.NullMarked;
