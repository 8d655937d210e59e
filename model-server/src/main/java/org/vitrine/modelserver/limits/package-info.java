/** Limits the request bodies that are in memory at the same time; they are counted before they are read. */
@NullMarked
package org.vitrine.modelserver.limits;

import org.jspecify.annotations.NullMarked;
