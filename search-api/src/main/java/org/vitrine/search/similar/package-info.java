/** Search by a photograph that is already indexed. */
@NullMarked
package org.vitrine.search.similar;

import org.jspecify.annotations.NullMarked;
