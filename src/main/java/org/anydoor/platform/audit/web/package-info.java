/** The audit trail for the privacy officer: who did and read what, in words. */
@NullMarked
package org.anydoor.platform.audit.web;

import org.jspecify.annotations.NullMarked;
