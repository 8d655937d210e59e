/** Lets clients keep JSON answers and ask each time whether they have changed. */
@NullMarked
package org.vitrine.search.revalidation;

import org.jspecify.annotations.NullMarked;
