/** Conditional GET for JSON answers: clients cache them and revalidate them at each use. */
@NullMarked
package org.vitrine.search.revalidation;

import org.jspecify.annotations.NullMarked;
