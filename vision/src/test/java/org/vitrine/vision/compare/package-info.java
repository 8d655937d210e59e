@NullMarked
package org.vitrine.vision.compare;

import org.jspecify.annotations.NullMarked;
