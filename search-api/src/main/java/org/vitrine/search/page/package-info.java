/** The pages, scripts and styles as HTTP resources. */
@NullMarked
package org.vitrine.search.page;

import org.jspecify.annotations.NullMarked;
