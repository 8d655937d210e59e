/**
 * What is learnt from: photographs of a hoard, cut out as the pipeline would (and as badly), unrolled, kept on disk.
 *
 * <p>seed ─▶ {@code hoard} ─▶ {@link org.vitrine.recipes.pictures.PreparedSimulation} ─▶ {@link org.vitrine.recipes.pictures.PolarUnroller} ─▶ {@link
 * org.vitrine.recipes.pictures.TrainingPictures}
 *
 * <p>seed ─▶ {@code hoard} ─▶ {@link org.vitrine.recipes.pictures.CutOuts} ─▶ {@link org.vitrine.recipes.pictures.Scene}, composed anew at
 * each look
 */
@NullMarked
package org.vitrine.recipes.pictures;

import org.jspecify.annotations.NullMarked;
