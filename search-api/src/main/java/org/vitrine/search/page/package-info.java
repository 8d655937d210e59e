/** Serves the pages, scripts and styles of the web interface. */
@NullMarked
package org.vitrine.search.page;

import org.jspecify.annotations.NullMarked;
