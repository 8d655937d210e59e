/** Tests of the identity package. */
@NullMarked
package org.vitrine.ingest.identity;

import org.jspecify.annotations.NullMarked;
