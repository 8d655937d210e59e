package org.vitrine.training.protocol;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was measured.
 *
 * @param subject the model as {@code name@version}, or {@code prepare} where the preparing itself was measured
 * @param figures by name, in the order of output
 * @param notes what a reader must know to trust them
 */
public record EvaluationResult(String subject, Map<String, Number> figures, List<String> notes) {

    public EvaluationResult {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
        notes = List.copyOf(notes);
    }
}
