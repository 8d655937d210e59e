@NullMarked
package org.vitrine.training.learn;

import org.jspecify.annotations.NullMarked;
