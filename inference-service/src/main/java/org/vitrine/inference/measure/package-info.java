/** The metrics of inference-service; {@link org.vitrine.inference.measure.InferenceMetric} lists all of them. */
@NullMarked
package org.vitrine.inference.measure;

import org.jspecify.annotations.NullMarked;
