/** Tests of the progress package. */
@NullMarked
package org.vitrine.index.progress;

import org.jspecify.annotations.NullMarked;
