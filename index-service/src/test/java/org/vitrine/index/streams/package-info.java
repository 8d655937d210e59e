/** Tests of the streams package. */
@NullMarked
package org.vitrine.index.streams;

import org.jspecify.annotations.NullMarked;
