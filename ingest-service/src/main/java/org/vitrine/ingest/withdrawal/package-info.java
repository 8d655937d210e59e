/**
 * Withdrawal of photographs by their institutions.
 *
 * <pre>DELETE image ─▶ Withdrawals ─▶ version claimed, image-withdrawn, earlier originals deleted, receipt filed</pre>
 *
 * <p>The stages that made the renditions and the document delete them when they read the event.
 */
@NullMarked
package org.vitrine.ingest.withdrawal;

import org.jspecify.annotations.NullMarked;
