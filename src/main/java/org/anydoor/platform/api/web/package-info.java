/** How programs speak with this one: the token endpoint, the chain before {@code /api}, problems, and the agency's page of them. */
@NullMarked
package org.anydoor.platform.api.web;

import org.jspecify.annotations.NullMarked;
