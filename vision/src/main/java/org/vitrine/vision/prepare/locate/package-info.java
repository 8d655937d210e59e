/**
 * The step {@code locate}: proposes objects by several kinds of evidence, selects the separate objects, and ranks them.
 * {@code ObjectLocator} is the entry point. Depends on {@code outline} and {@code pixels}.
 */
@NullMarked
package org.vitrine.vision.prepare.locate;

import org.jspecify.annotations.NullMarked;
