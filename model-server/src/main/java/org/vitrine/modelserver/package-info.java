/**
 * ONNX Runtime behind three wires: SageMaker hosting, the SageMaker runtime, and Rekognition's {@code DetectLabels}.
 *
 * <pre>
 * image bytes ─▶ Photograph (decoded within limits) ─▶ ModelRun (bounded, one per core) ─▶ answer in the wire's shape
 *                                                └▶ MeasuredLabels (what can be measured without weights)
 * </pre>
 *
 * <p>Models are folders {@code NAME/VERSION} with {@code model.onnx} and {@code card.json}, loaded and warmed before the
 * server says it is ready.
 */
@NullMarked
package org.vitrine.modelserver;

import org.jspecify.annotations.NullMarked;
