@NullMarked
package org.vitrine.ingest.quota;

import org.jspecify.annotations.NullMarked;
