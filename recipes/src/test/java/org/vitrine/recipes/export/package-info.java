@NullMarked
package org.vitrine.recipes.export;

import org.jspecify.annotations.NullMarked;
