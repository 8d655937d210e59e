package org.vitrine.ingest.arrival;

import java.util.Optional;
import org.vitrine.ingest.problem.IngestProblem;

/**
 * The reason why the statement of one photograph is malformed.
 *
 * @param field the member with the fault, {@code metadata.NAME} for a metadata member; empty where the fault concerns
 *     the whole statement
 * @param value value of the field, cut to {@link #MAX_VALUE} characters; empty where the field is absent
 * @param sentence names the field, its value and the remedy
 */
public record MalformedStatement(Optional<String> field, String value, String sentence) {

    /** Most characters of a value that an answer repeats. */
    static final int MAX_VALUE = 200;

    public MalformedStatement {
        value = cut(value);
    }

    static MalformedStatement ofWholeStatement(String sentence) {
        return new MalformedStatement(Optional.empty(), "", sentence);
    }

    public static MalformedStatement of(String field, String value, String sentence) {
        return new MalformedStatement(Optional.of(field), value, sentence);
    }

    public IngestProblem problem() {
        return field.<IngestProblem>map(name -> new IngestProblem.MalformedField(name, value, sentence))
                .orElseGet(() -> new IngestProblem.Malformed(sentence));
    }

    /**
     * Returns a text of at most {@value #MAX_VALUE} characters (code points); a longer one is cut and ends in an
     * ellipsis.
     */
    public static String cut(String text) {
        if (text.codePointCount(0, text.length()) <= MAX_VALUE) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, MAX_VALUE - 1)) + "…";
    }
}
