@NullMarked
package org.vitrine.ingest.reconciliation;

import org.jspecify.annotations.NullMarked;
