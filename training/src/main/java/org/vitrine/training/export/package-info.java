/** A head and the embedder it was learnt on → one ONNX graph and its card, in a folder of models. */
@NullMarked
package org.vitrine.training.export;

import org.jspecify.annotations.NullMarked;
