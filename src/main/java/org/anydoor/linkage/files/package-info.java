/** Linkage of files from the command line: comma-separated records in, pairs, clusters and a report out. */
@NamedInterface("files")
@NullMarked
package org.anydoor.linkage.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
