/**
 * ONNX models as folders.
 *
 * <pre>
 * model.onnx ─▶ OnnxFile ─▶ GraphSummary ─▶ ModelCardDrafter ─▶ ModelCard (card.json)
 *      └────────▶ GraphEdit (an inner tensor as output) ─▶ ModelSession ◀─ Tensors ◀─ Picture ◀─ bytes
 * </pre>
 */
@NullMarked
package org.vitrine.onnx;

import org.jspecify.annotations.NullMarked;
