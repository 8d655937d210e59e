/**
 * ONNX Runtime behind three wires: SageMaker hosting, the SageMaker runtime, and Rekognition.
 *
 * <pre>
 * faults ─▶ limits ─▶ hosting ────┐
 * (tests)           ─▶ runtime ───┼─▶ invocation ─▶ run (batched, as wide as the cores) ─▶ shelf ─▶ org.vitrine.onnx
 *                   ─▶ rekognition ┘
 * </pre>
 *
 * <p>{@code wire} is how AWS reports errors, {@code signature} who may ask, {@code settings} what can be set.
 */
@NullMarked
package org.vitrine.modelserver;

import org.jspecify.annotations.NullMarked;
