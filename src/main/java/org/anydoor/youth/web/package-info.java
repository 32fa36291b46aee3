/** The pages of young people's records, and what they show. */
@NullMarked
package org.anydoor.youth.web;

import org.jspecify.annotations.NullMarked;
