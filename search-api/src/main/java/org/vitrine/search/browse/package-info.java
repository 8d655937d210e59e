/** HTTP resources that read the index without a query photograph: paged lists of images, specimens and items. */
@NullMarked
package org.vitrine.search.browse;

import org.jspecify.annotations.NullMarked;
