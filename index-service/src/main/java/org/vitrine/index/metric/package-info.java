/** What index-service measures of itself. */
@NullMarked
package org.vitrine.index.metric;

import org.jspecify.annotations.NullMarked;
