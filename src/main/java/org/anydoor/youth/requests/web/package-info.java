/** The pages of the register of requests. */
@NullMarked
package org.anydoor.youth.requests.web;

import org.jspecify.annotations.NullMarked;
