/** Pages of the doors, the receipt and triage. */
@NullMarked
package org.anydoor.intake.web;

import org.jspecify.annotations.NullMarked;
