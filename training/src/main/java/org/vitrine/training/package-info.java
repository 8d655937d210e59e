/**
 * Trains classifiers from a collection's own catalogue, and evaluates models on labelled photographs. Plain Java,
 * called by the commands {@code train} and {@code evaluate} of {@code cli}; no server is needed.
 *
 * <p>Training: labelled photographs → {@code vectors} (prepared as the pipeline does, embedded, cached) → {@code learn}
 * (folds by specimen, a linear head, calibration) → {@code report} and {@code export} (one ONNX graph of embedder and
 * head, with its card). Evaluation: labelled photographs → {@code vectors} → {@code measure}, as a {@code protocol}
 * prescribes. Orientation: upright pictures → {@code turn} → an ONNX graph.
 */
@NullMarked
package org.vitrine.training;

import org.jspecify.annotations.NullMarked;
