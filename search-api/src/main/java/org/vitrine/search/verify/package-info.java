/**
 * Re-ranking: compares the edge maps of the query and of its nearest photographs, at any rotation.
 *
 * <pre>
 * query picture ─▶ QueryCorrelations: from memory, or computed ───────────────┐
 * candidates ─▶ PolarEdgeSpectrumCache: from memory, or from the image store ─┴▶ CandidateComparison ─▶ RerankResult
 * </pre>
 */
@NullMarked
package org.vitrine.search.verify;

import org.jspecify.annotations.NullMarked;
