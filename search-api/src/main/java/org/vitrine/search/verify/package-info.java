/**
 * The nearest photographs looked at again: are the strokes of query and candidate the same, at whatever angle?
 *
 * <pre>
 * query picture ─▶ Comparison ─┐
 * candidates ─▶ PolarEdgeSpectrumCache: remembered, or read from the store as preprocess-service drew them ─▶ Verifier, for as long as the budget lasts ─▶ Verified
 * </pre>
 */
@NullMarked
package org.vitrine.search.verify;

import org.jspecify.annotations.NullMarked;
