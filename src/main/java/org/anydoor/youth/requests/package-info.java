/** The register of requests for data (Minn. Stat. ch. 13, subpoenas, warrants, discovery), and the young person's own access. */
@NullMarked
package org.anydoor.youth.requests;

import org.jspecify.annotations.NullMarked;
