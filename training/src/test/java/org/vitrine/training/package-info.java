@NullMarked
package org.vitrine.training;

import org.jspecify.annotations.NullMarked;
