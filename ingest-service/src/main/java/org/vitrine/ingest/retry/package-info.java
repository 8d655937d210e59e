/**
 * Processes failed photographs again. Their bytes are in the store, so the institution need not send them again.
 *
 * <pre>
 * POST …/retry ─▶ pages of failures from index-service
 *                ─▶ {@link org.vitrine.ingest.arrival.Reannouncements} for each ─▶ counts
 * </pre>
 */
@NullMarked
package org.vitrine.ingest.retry;

import org.jspecify.annotations.NullMarked;
