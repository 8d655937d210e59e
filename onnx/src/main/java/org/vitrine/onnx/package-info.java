/**
 * Builds, reads, checks, edits and runs ONNX models. A model is a folder with {@code model.onnx} and a model card,
 * {@code card.json}. Used by {@code model-server}, {@code models}, {@code cli}, {@code training} and {@code benchmarks}.
 *
 * <pre>
 * model.onnx ─▶ OnnxFile ─▶ GraphSummary ─▶ ModelCardDrafter ─▶ ModelCard (card.json)
 *      └────────▶ GraphEdit (an inner tensor as output) ─▶ ModelSession ◀─ Tensors ◀─ Picture ◀─ bytes
 * </pre>
 *
 * <p>{@link org.vitrine.onnx.ModelFolders} finds the folders of all versions of all models.
 */
@NullMarked
package org.vitrine.onnx;

import org.jspecify.annotations.NullMarked;
