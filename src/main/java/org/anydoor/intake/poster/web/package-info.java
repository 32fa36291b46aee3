/** The pages on which posters are made, printed and withdrawn. */
@NullMarked
package org.anydoor.intake.poster.web;

import org.jspecify.annotations.NullMarked;
