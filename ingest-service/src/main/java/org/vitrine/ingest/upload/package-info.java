/**
 * Large photographs that go straight to the store: their bytes never pass this service on their way in.
 *
 * <pre>
 * POST uploads ─▶ UploadResource ─▶ ticket in S3, signed address ─▶ the sender PUTs to S3 under incoming/
 * POST uploads/{u}/complete ─▶ UploadResource ─▶ read back and checked ─▶ (arrival) as any other photograph
 * </pre>
 *
 * <p>A ticket lies in the store, so that any replica completes what another began. Tickets and bytes that nobody
 * completed are found by the sweep.
 */
@NullMarked
package org.vitrine.ingest.upload;

import org.jspecify.annotations.NullMarked;
