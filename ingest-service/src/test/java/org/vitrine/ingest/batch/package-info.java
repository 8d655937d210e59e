@NullMarked
package org.vitrine.ingest.batch;

import org.jspecify.annotations.NullMarked;
