/** Prepares and embeds photographs on all cores, and caches their vectors. */
@NullMarked
package org.vitrine.training.vectors;

import org.jspecify.annotations.NullMarked;
