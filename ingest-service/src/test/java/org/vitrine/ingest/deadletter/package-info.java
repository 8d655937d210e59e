/** Tests of the deadletter package. */
@NullMarked
package org.vitrine.ingest.deadletter;

import org.jspecify.annotations.NullMarked;
