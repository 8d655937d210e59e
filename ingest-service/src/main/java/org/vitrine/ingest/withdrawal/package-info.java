/**
 * An institution takes a photograph back.
 *
 * <pre>DELETE image ─▶ Withdrawals ─▶ image-withdrawn, then receipt marked, then originals deleted</pre>
 *
 * <p>Renditions and the document go when the stages that made them read the event.
 */
@NullMarked
package org.vitrine.ingest.withdrawal;

import org.jspecify.annotations.NullMarked;
