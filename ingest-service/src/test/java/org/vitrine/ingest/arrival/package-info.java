/** Tests of the arrival package. */
@NullMarked
package org.vitrine.ingest.arrival;

import org.jspecify.annotations.NullMarked;
