@NullMarked
package org.vitrine.recipes.pictures;

import org.jspecify.annotations.NullMarked;
