/** Unit tests of the quota of institutions. */
@NullMarked
package org.vitrine.ingest.quota;

import org.jspecify.annotations.NullMarked;
