/** What one moment may hold: bodies in memory, counted before they are read. */
@NullMarked
package org.vitrine.modelserver.limits;

import org.jspecify.annotations.NullMarked;
