/** Headers of responses that browsers save as files. */
@NullMarked
package org.vitrine.search.download;

import org.jspecify.annotations.NullMarked;
