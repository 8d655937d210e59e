/** Tests of the collection package. */
@NullMarked
package org.vitrine.ingest.collection;

import org.jspecify.annotations.NullMarked;
