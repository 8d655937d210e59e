/**
 * What an operator and {@code ./vitrine status} ask of the index.
 *
 * <pre>
 * GET /v1/index/status ◀─ {@link org.vitrine.imageindex.ImageIndex#indexes}, state and lag of the writer, state of the join
 * </pre>
 */
@NullMarked
package org.vitrine.index.status;

import org.jspecify.annotations.NullMarked;
