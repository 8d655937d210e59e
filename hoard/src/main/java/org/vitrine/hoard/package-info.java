/**
 * Generator of synthetic hoards: item types, worn specimens of each type, and photographs of each specimen, with ground
 * truth. Used for demonstrations, tests, benchmarks and as training data of the shipped models.
 *
 * <pre>
 * seed ─▶ ItemType (two FaceDesigns) ─▶ Relief.cut: Die (height map of one face)
 *                  └─▶ Specimen (SpecimenCondition, ObjectMaterial) ─▶ Mint.strike: Surface (worn, corroded, patinated)
 *                                      Lighting, CameraPose, Backdrop ─▶ PhotographRenderer: SyntheticPhotograph
 * </pre>
 *
 * <p>Every arrow is a pure function of its inputs and a seed: the same seed gives the same bytes. Only
 * {@link org.vitrine.hoard.HoardFolder} accesses the disk. A height of 0 is the field of the die, positive heights are
 * relief, usually at most 1. Lengths on a face are in radii of the flan, with the origin at its centre, x to the right
 * and y downwards. Angles are in degrees, clockwise as seen.
 *
 * <p>This package may use all packages below it. Of {@code relief}, {@code motif}, {@code specimen}, {@code surface}
 * and {@code photograph}, each may use only those before it.
 */
@NullMarked
package org.vitrine.hoard;

import org.jspecify.annotations.NullMarked;
