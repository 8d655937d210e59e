/** The JSON that several answers share, made from what the index holds. Pure. */
@NullMarked
package org.vitrine.search.view;

import org.jspecify.annotations.NullMarked;
