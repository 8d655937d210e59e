/** Collections as people see them: profile and number of photographs. */
@NullMarked
package org.vitrine.search.collection;

import org.jspecify.annotations.NullMarked;
