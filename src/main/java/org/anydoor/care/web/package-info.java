/** The pages of referrals, and what they show. */
@NullMarked
package org.anydoor.care.web;

import org.jspecify.annotations.NullMarked;
