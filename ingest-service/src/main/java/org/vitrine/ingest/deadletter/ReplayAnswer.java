package org.vitrine.ingest.deadletter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The JSON answer of a request to replay or drop letters.
 *
 * @param results what was done with each letter
 * @param counts number of letters by result
 * @param next {@code cursor} of the request for the rest of the group; absent where the request reached its end
 */
record ReplayAnswer(List<LetterResult> results, Map<String, Long> counts, Optional<String> next) {

    static ReplayAnswer of(List<LetterResult> results, Optional<LetterCursor> next) {
        return new ReplayAnswer(
                List.copyOf(results),
                results.stream()
                        .collect(Collectors.groupingBy(LetterResult::result, TreeMap::new, Collectors.counting())),
                next.map(LetterCursor::toString));
    }
}
