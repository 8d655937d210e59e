/** Search by photograph: the upload is prepared by preprocess-service, described by inference-service, and its vector looked up through {@code near}. */
@NullMarked
package org.vitrine.search.photograph;

import org.jspecify.annotations.NullMarked;
