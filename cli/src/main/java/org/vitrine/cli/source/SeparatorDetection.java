package org.vitrine.cli.source;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Detects the separator of a CSV: the one with which a cell of the header is {@code file}. */
final class SeparatorDetection {

    private SeparatorDetection() {}

    /** Result of the detection. */
    sealed interface Outcome {

        record Found(Separator separator, CsvHeader header) implements Outcome {}

        /**
         * No separator gives a column {@code file}.
         *
         * @param likely separator that gives most columns
         */
        record NoFileColumn(Separator likely, CsvHeader header) implements Outcome {}
    }

    /** @param headers cells of the header for each separator */
    static Outcome of(String source, Function<Separator, List<String>> headers) {
        record Candidate(Separator separator, CsvHeader header) {}
        var likely = Arrays.stream(Separator.values())
                .map(separator -> new Candidate(separator, new CsvHeader(source, headers.apply(separator))))
                .sorted(Comparator.<Candidate>comparingInt(
                                candidate -> candidate.header().hasFileColumn() ? 0 : 1)
                        .thenComparingInt(
                                candidate -> -candidate.header().names().size()))
                .findFirst()
                .orElseThrow();
        return likely.header().hasFileColumn()
                ? new Outcome.Found(likely.separator(), likely.header())
                : new Outcome.NoFileColumn(likely.separator(), likely.header());
    }
}
