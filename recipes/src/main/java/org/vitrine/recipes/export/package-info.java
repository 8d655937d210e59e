/** What was learnt as ONNX, with its card, and the check that ONNX Runtime answers as the trainer did. */
@NullMarked
package org.vitrine.recipes.export;

import org.jspecify.annotations.NullMarked;
