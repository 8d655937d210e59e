/**
 * Failed photographs announced again, without their bytes being sent again.
 *
 * <pre>
 * POST …/retry ─▶ what failed, from index-service, page by page ─▶ {@link org.vitrine.ingest.arrival.Reannouncements} each ─▶ counts
 * </pre>
 */
@NullMarked
package org.vitrine.ingest.retry;

import org.jspecify.annotations.NullMarked;
