/** The pages on which a release is made, signed, read, printed and taken back, and what its recipient is told. */
@NullMarked
package org.anydoor.youth.release.web;

import org.jspecify.annotations.NullMarked;
