/** The page on which an agency's administrators say where a program of theirs is told of changes. */
@NullMarked
package org.anydoor.platform.hooks.web;

import org.jspecify.annotations.NullMarked;
