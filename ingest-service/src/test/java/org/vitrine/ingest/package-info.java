/** The service against real servers. */
@NullMarked
package org.vitrine.ingest;

import org.jspecify.annotations.NullMarked;
