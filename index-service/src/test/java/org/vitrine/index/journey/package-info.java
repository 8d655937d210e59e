/** Tests of the journey package. */
@NullMarked
package org.vitrine.index.journey;

import org.jspecify.annotations.NullMarked;
