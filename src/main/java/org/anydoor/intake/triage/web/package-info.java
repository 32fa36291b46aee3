/** Pages of triage; view records are public because compiled templates lie in a package of their own. */
@NullMarked
package org.anydoor.intake.triage.web;

import org.jspecify.annotations.NullMarked;
