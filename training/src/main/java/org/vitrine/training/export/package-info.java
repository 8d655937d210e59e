/** Writes a trained head and its embedder as one ONNX graph with its card into a models folder. */
@NullMarked
package org.vitrine.training.export;

import org.jspecify.annotations.NullMarked;
