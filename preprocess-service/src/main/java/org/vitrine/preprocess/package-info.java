/**
 * Photographs in, renditions out.
 *
 * <pre>
 * image-arrived ─▶ PreprocessStep ─▶ Preparations (a bounded pool) ─▶ renditions in S3 ─▶ preprocessed
 *                                        └─ the photograph is at fault ─▶ image-rejected
 * image-withdrawn ─▶ RenditionWithdrawalStep ─▶ renditions go
 * POST /v1/prepare ─▶ PrepareResource ─▶ the same Preparations
 * </pre>
 */
@NullMarked
package org.vitrine.preprocess;

import org.jspecify.annotations.NullMarked;
