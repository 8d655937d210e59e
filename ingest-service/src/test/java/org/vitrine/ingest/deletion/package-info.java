@NullMarked
package org.vitrine.ingest.deletion;

import org.jspecify.annotations.NullMarked;
