@NullMarked
package org.vitrine.training.protocol;

import org.jspecify.annotations.NullMarked;
