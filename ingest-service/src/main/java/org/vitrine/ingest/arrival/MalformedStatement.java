package org.vitrine.ingest.arrival;

import java.util.Optional;
import org.vitrine.ingest.problem.IngestProblem;

/**
 * Why the statement of one photograph cannot be understood.
 *
 * @param field the member at fault, {@code metadata.NAME} for one of the metadata; empty where it is the whole
 * @param value of the field, at most {@link #MAX_VALUE} characters of it; empty where the field is absent
 * @param sentence names the field, its value and the remedy
 */
public record MalformedStatement(Optional<String> field, String value, String sentence) {

    /** Longest part of a value that is repeated in an answer, in characters. */
    static final int MAX_VALUE = 200;

    public MalformedStatement {
        value = cut(value);
    }

    static MalformedStatement whole(String sentence) {
        return new MalformedStatement(Optional.empty(), "", sentence);
    }

    public static MalformedStatement of(String field, String value, String sentence) {
        return new MalformedStatement(Optional.of(field), value, sentence);
    }

    public IngestProblem problem() {
        return field.<IngestProblem>map(name -> new IngestProblem.MalformedField(name, value, sentence))
                .orElseGet(() -> new IngestProblem.Malformed(sentence));
    }

    /** The beginning of a text, with three dots in place of the rest; no character is split. */
    public static String cut(String text) {
        if (text.codePointCount(0, text.length()) <= MAX_VALUE) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, MAX_VALUE - 1)) + "…";
    }
}
