/** Looking without a photograph: images, specimens, items and collections, page by page, straight from the index. */
@NullMarked
package org.vitrine.search.browse;

import org.jspecify.annotations.NullMarked;
