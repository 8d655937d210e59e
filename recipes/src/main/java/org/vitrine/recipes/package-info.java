/**
 * Recipes of the trained models that ship. {@link org.vitrine.recipes.MakeModelMain} renders training pictures, trains,
 * exports, checks and writes {@code models/NAME/VERSION}. No service runs this code: services only read the files that
 * it wrote.
 *
 * <p>seed ─▶ {@code pictures} ─▶ {@code learn} (over {@code nets}) ─▶ {@code export} ─▶ models folder
 */
@NullMarked
package org.vitrine.recipes;

import org.jspecify.annotations.NullMarked;
