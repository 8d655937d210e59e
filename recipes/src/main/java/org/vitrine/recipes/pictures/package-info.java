/**
 * Training pictures: photographs of a synthetic hoard, cut out as the pipeline would cut them, with its errors. Polar
 * maps are kept on disk.
 *
 * <p>seed ─▶ {@code hoard} ─▶ {@link org.vitrine.recipes.pictures.PreparedSimulation} ─▶
 * {@link org.vitrine.recipes.pictures.PolarUnroller} ─▶ {@link org.vitrine.recipes.pictures.TrainingPictures}
 *
 * <p>seed ─▶ {@code hoard} ─▶ {@link org.vitrine.recipes.pictures.CutOuts} ─▶
 * {@link org.vitrine.recipes.pictures.Scene}, composed anew for each batch
 */
@NullMarked
package org.vitrine.recipes.pictures;

import org.jspecify.annotations.NullMarked;
