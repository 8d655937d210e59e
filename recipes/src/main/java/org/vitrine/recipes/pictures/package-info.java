/**
 * What is learnt from: photographs of a hoard, cut out as the pipeline would (and as badly), unrolled, kept on disk.
 *
 * <p>seed ─▶ {@code hoard} ─▶ {@link org.vitrine.recipes.pictures.AsPrepared} ─▶ {@link org.vitrine.recipes.pictures.Unroller} ─▶ {@link
 * org.vitrine.recipes.pictures.Album}
 *
 * <p>seed ─▶ {@code hoard} ─▶ {@link org.vitrine.recipes.pictures.CutOuts} ─▶ {@link org.vitrine.recipes.pictures.Scene}, composed anew at
 * each look
 */
@NullMarked
package org.vitrine.recipes.pictures;

import org.jspecify.annotations.NullMarked;
