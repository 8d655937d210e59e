/**
 * Synthetic hoards: item types, worn specimens of them, photographs of those, with ground truth.
 *
 * <pre>
 * seed ─▶ ItemType (two FaceDesigns) ─▶ Relief (height map of a die)
 *                  └─▶ Specimen (Condition, Substance) ─▶ Mint.strike: Surface (worn, corroded, patinated)
 *                                                        └─ Light, Camera, Backdrop ─▶ Studio: Photograph (pixels + truth)
 * </pre>
 *
 * <p>Every arrow is a pure function of its inputs and a seed: the same seed gives the same bytes. Only
 * {@link org.vitrine.hoard.HoardFolder} touches the disk. Heights are in [0, 1], 0 being the field of the die; lengths on a
 * face are in radii of the flan, x to the right, y downwards; angles are clockwise in degrees as seen.
 */
@NullMarked
package org.vitrine.hoard;

import org.jspecify.annotations.NullMarked;
