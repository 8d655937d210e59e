/**
 * The HTTP API for the status of the index, for operators and {@code ./vitrine status}.
 *
 * <pre>
 * GET /v1/index/status ◀─ {@link org.vitrine.imageindex.ImageIndex#indexes}, state and lag of the writer, state of the join
 * </pre>
 */
@NullMarked
package org.vitrine.index.status;

import org.jspecify.annotations.NullMarked;
