/** Integration tests of ingest-service with real servers. */
@NullMarked
package org.vitrine.ingest;

import org.jspecify.annotations.NullMarked;
