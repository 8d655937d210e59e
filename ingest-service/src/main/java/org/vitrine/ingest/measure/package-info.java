/** Every figure this service publishes, in one documented list. */
@NullMarked
package org.vitrine.ingest.measure;

import org.jspecify.annotations.NullMarked;
