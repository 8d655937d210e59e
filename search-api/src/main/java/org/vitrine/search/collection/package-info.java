/** Collections as clients see them: the profile and the number of indexed photographs. */
@NullMarked
package org.vitrine.search.collection;

import org.jspecify.annotations.NullMarked;
