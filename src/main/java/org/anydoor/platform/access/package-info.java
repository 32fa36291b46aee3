/** Agencies, persons, memberships, agreements and grants: who may see what, decided by row policies. */
@NullMarked
package org.anydoor.platform.access;

import org.jspecify.annotations.NullMarked;
