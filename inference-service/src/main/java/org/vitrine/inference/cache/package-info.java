/**
 * Nothing is asked twice: a statement is used again while picture, parameters and model are the same.
 *
 * <pre>
 * Question ─▶ StatementCache ─▶ memory ─▶ statements/{sha256}/{question}.json ─▶ asked, and kept
 *                    │ a statement of a model that answers no longer is asked anew (NewestModels)
 * image-withdrawn ─▶ CacheWithdrawalStep ─▶ what was kept of the image's pictures is deleted
 * </pre>
 */
@NullMarked
package org.vitrine.inference.cache;

import org.jspecify.annotations.NullMarked;
