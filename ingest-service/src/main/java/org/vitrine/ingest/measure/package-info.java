/** The metrics that this service publishes, in one list. */
@NullMarked
package org.vitrine.ingest.measure;

import org.jspecify.annotations.NullMarked;
