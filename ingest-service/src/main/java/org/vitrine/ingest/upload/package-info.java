/**
 * Uploads of large photographs directly to the store: the institution sends the bytes to S3, not to this service.
 *
 * <pre>
 * POST uploads ─▶ UploadResource ─▶ ticket in S3, presigned URL ─▶ the sender PUTs to S3 under incoming/
 * POST uploads/{u}/complete ─▶ UploadResource ─▶ read back and checked ─▶ (arrival) as any other photograph
 * </pre>
 *
 * <p>The tickets lie in the store, so that any replica can complete an upload that another one began. Sweeps find
 * tickets and bytes of uploads that were never completed.
 */
@NullMarked
package org.vitrine.ingest.upload;

import org.jspecify.annotations.NullMarked;
