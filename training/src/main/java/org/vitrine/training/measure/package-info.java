/** How good: figures of rankings, classes, masks and angles. Pure. */
@NullMarked
package org.vitrine.training.measure;

import org.jspecify.annotations.NullMarked;
