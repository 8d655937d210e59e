/** Serves the renditions of images from the store. Never the original. */
@NullMarked
package org.vitrine.search.rendition;

import org.jspecify.annotations.NullMarked;
