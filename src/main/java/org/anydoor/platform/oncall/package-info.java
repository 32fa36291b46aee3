/** Who is on call, whom an immediate need calls until a person answers, and when somebody reads. */
@NullMarked
package org.anydoor.platform.oncall;

import org.jspecify.annotations.NullMarked;
