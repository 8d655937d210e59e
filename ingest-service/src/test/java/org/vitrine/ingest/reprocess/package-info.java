@NullMarked
package org.vitrine.ingest.reprocess;

import org.jspecify.annotations.NullMarked;
