/**
 * What model-server makes of ONNX Runtime's own rate.
 *
 * <pre>
 * Networks ─▶ model.onnx ─┬▶ BareRate, a process on the cores that serve ─┐
 *                         └▶ ServerProcess, on the same cores ◀─ Load ────┴▶ ratio
 * </pre>
 */
@NullMarked
package org.vitrine.benchmarks.serving;

import org.jspecify.annotations.NullMarked;
