@NullMarked
package org.vitrine.training.measure;

import org.jspecify.annotations.NullMarked;
