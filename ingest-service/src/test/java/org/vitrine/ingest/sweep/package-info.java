@NullMarked
package org.vitrine.ingest.sweep;

import org.jspecify.annotations.NullMarked;
