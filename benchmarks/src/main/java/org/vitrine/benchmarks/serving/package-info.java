/**
 * Benchmark {@code model-server}: rate of model-server compared with that of ONNX Runtime alone.
 *
 * <pre>
 * SyntheticNetworks ─▶ model.onnx ─┬▶ BareRate, a process on the cores that serve ────┐
 *                                  └▶ ServerProcess, on the same cores ◀─ ServingLoad ┴▶ ratio
 * </pre>
 */
@NullMarked
package org.vitrine.benchmarks.serving;

import org.jspecify.annotations.NullMarked;
