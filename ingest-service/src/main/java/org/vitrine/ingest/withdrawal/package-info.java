/**
 * An institution takes a photograph back.
 *
 * <pre>DELETE image ─▶ Withdrawals ─▶ version claimed, image-withdrawn, originals before it deleted, receipt filed</pre>
 *
 * <p>Renditions and the document go when the stages that made them read the event.
 */
@NullMarked
package org.vitrine.ingest.withdrawal;

import org.jspecify.annotations.NullMarked;
