/**
 * Classifiers learnt from a collection's own catalogue.
 *
 * <p>Data flow: labelled photographs → {@code vectors} (prepared as the pipeline does, embedded, kept) → {@code learn} (folds
 * by specimen, a linear head, calibration) → {@code report} and {@code export} (one ONNX of embedder and head, with its
 * card). Measuring only: labelled photographs → {@code vectors} → {@code measure}, told by {@code protocol}.
 */
@NullMarked
package org.vitrine.training;

import org.jspecify.annotations.NullMarked;
