/** What inference-service counts. Every metric stands in {@link org.vitrine.inference.measure.InferenceMetric}. */
@NullMarked
package org.vitrine.inference.measure;

import org.jspecify.annotations.NullMarked;
