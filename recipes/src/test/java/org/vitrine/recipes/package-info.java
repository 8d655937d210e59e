@NullMarked
package org.vitrine.recipes;

import org.jspecify.annotations.NullMarked;
