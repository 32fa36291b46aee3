/** What an agency's own sign-in provider says of somebody, and whether it may be believed (OpenID Connect Core 1.0). */
@NullMarked
package org.anydoor.platform.openid;

import org.jspecify.annotations.NullMarked;
