/** Tests of the progress package. */
@NullMarked
package org.vitrine.ingest.progress;

import org.jspecify.annotations.NullMarked;
