/** Every way search-api says no, and how it reads what a request gives in plain words. Knows no feature. */
@NullMarked
package org.vitrine.search.problem;

import org.jspecify.annotations.NullMarked;
