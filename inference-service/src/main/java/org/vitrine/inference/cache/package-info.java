/**
 * Caches the statements of remote models: a statement is reused as long as picture, parameters and model are the same.
 *
 * <pre>
 * RemoteQuestion ─▶ StatementCache ─▶ memory ─▶ statements/{sha256}/{question}.json ─▶ call, then store
 *                        │ the statement of a model that answers no longer is requested again (CurrentModels)
 * image-withdrawn ─▶ CacheWithdrawalStep ─▶ deletes the cached statements about the image's pictures
 * </pre>
 */
@NullMarked
package org.vitrine.inference.cache;

import org.jspecify.annotations.NullMarked;
