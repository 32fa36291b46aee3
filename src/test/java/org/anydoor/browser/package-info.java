/** A real browser for journeys: Chromium at phone or desk size, script off unless asked for, axe, and pictures. */
@NullMarked
package org.anydoor.browser;

import org.jspecify.annotations.NullMarked;
