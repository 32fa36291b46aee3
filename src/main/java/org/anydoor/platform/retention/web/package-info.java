/** Pages for whoever answers for an agency's records: what is due, holds, orders, terms, what was destroyed. */
@NullMarked
package org.anydoor.platform.retention.web;

import org.jspecify.annotations.NullMarked;
