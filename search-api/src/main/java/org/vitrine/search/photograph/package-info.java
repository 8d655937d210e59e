/**
 * Search by photograph: the photograph is prepared by preprocess-service and described by inference-service, then
 * {@code near} searches with its vector.
 */
@NullMarked
package org.vitrine.search.photograph;

import org.jspecify.annotations.NullMarked;
