/**
 * Finds the items nearest to query vectors: requests the nearest photographs from the index, deep enough, and lets
 * {@code match} compute the answer.
 */
@NullMarked
package org.vitrine.search.near;

import org.jspecify.annotations.NullMarked;
