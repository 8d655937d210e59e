/**
 * Recipes of the models that are learnt: {@link org.vitrine.recipes.MakeModelMain} draws what is to be learnt from, teaches, exports, checks and
 * writes {@code models/NAME/VERSION}. Nothing here runs where Vitrine does: services only read what was written.
 *
 * <p>seed ─▶ {@code pictures} ─▶ {@code learn} (over {@code nets}) ─▶ {@code export} ─▶ models folder
 */
@NullMarked
package org.vitrine.recipes;

import org.jspecify.annotations.NullMarked;
