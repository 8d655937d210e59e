@NullMarked
package org.vitrine.recipes.learn;

import org.jspecify.annotations.NullMarked;
