/**
 * Export of trained networks to ONNX, the check that ONNX Runtime answers as the trainer did, and the reference output
 * of a model card.
 */
@NullMarked
package org.vitrine.recipes.export;

import org.jspecify.annotations.NullMarked;
