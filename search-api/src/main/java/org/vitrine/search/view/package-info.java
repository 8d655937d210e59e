/** JSON records that several answers have in common, built from index documents. Pure. */
@NullMarked
package org.vitrine.search.view;

import org.jspecify.annotations.NullMarked;
