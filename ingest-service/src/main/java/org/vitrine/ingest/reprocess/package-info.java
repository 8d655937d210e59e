/**
 * Reprocessing: processes the photographs of a collection again with its present profile, and single photographs with
 * the region and angle that people decided.
 *
 * <pre>
 * POST …/reprocess, PUT …?reprocess=true ─▶ member reprocessing of the profile
 *
 * profile with reprocessing ─▶ {@link org.vitrine.ingest.reprocess.ReprocessRun} reads image-documents
 *     │ each document ─▶ {@link org.vitrine.ingest.reprocess.PendingReprocessing}
 *     │                  ─▶ image-arrived, preprocessed or embedded, once more
 *     └ all done ─▶ {@link org.vitrine.ingest.reprocess.ReprocessEnd}
 *                   ─▶ profile: next embedder becomes the embedder, or the end
 *
 * image-documents ─▶ {@link org.vitrine.ingest.reprocess.DecidedPlacementFollower}
 *     │ each document ─▶ {@link org.vitrine.ingest.reprocess.PlacementAnnouncements}
 *     └ decided region or angle differs from the prepared one ─▶ image-arrived, once more
 * </pre>
 *
 * <p>The documents themselves show what is done. So when a run ends with its process, another replica begins it again
 * and repeats only what is missing.
 */
@NullMarked
package org.vitrine.ingest.reprocess;

import org.jspecify.annotations.NullMarked;
