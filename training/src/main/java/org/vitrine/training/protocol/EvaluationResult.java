package org.vitrine.training.protocol;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Result of an evaluation.
 *
 * @param subject the model as {@code name@version}, or {@code prepare} where the preparation was measured
 * @param figures figures by name, in the order of output
 * @param notes sentences that a reader needs for interpreting the figures
 */
public record EvaluationResult(String subject, Map<String, Number> figures, List<String> notes) {

    public EvaluationResult {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
        notes = List.copyOf(notes);
    }
}
