/** The pages of services: one for everybody, one for administrators. */
@NullMarked
package org.anydoor.directory.web;

import org.jspecify.annotations.NullMarked;
