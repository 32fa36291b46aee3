/** The rota as its administrator keeps it, calls that wait for an answer, and where somebody wants to be called. */
@NullMarked
package org.anydoor.platform.oncall.web;

import org.jspecify.annotations.NullMarked;
