@NullMarked
package org.vitrine.ingest.scan;

import org.jspecify.annotations.NullMarked;
