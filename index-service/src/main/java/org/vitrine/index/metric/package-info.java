/** The metrics of index-service. */
@NullMarked
package org.vitrine.index.metric;

import org.jspecify.annotations.NullMarked;
