/** Tests of the journey package. */
@NullMarked
package org.vitrine.ingest.journey;

import org.jspecify.annotations.NullMarked;
