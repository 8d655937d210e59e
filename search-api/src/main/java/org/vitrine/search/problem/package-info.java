/** Every way search-api refuses a request, and how it reads what a request gives in plain words. Knows no feature. */
@NullMarked
package org.vitrine.search.problem;

import org.jspecify.annotations.NullMarked;
