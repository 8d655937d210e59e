@NullMarked
package org.vitrine.training.labelled;

import org.jspecify.annotations.NullMarked;
