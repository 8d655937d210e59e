/**
 * The service that makes renditions from photographs: it consumes topics of the pipeline, and prepares query
 * photographs over HTTP.
 *
 * <pre>
 * image-arrived ─▶ PreprocessStep ─▶ PreparationExecutor (a bounded pool) ─▶ renditions in S3 ─▶ preprocessed
 *                                        └─ the photograph is faulty ─▶ image-rejected
 * image-withdrawn ─▶ RenditionWithdrawalStep ─▶ renditions are deleted
 * POST /v1/prepare ─▶ PrepareResource ─▶ the same PreparationExecutor
 * </pre>
 */
@NullMarked
package org.vitrine.preprocess;

import org.jspecify.annotations.NullMarked;
