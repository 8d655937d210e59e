package org.vitrine.ingest.arrival;

import org.vitrine.ingest.problem.IngestProblem;

/**
 * Ends the reading of a statement at its first fault. {@link InstitutionStatementReader} catches it and returns the
 * fault as a value.
 */
final class UnreadableStatement extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient MalformedStatement fault;

    private UnreadableStatement(MalformedStatement fault) {
        super(fault.sentence(), null, false, false);
        this.fault = fault;
    }

    static UnreadableStatement ofWholeStatement(String sentence) {
        return new UnreadableStatement(MalformedStatement.ofWholeStatement(sentence));
    }

    static UnreadableStatement field(String name, String value, String sentence) {
        return new UnreadableStatement(MalformedStatement.of(name, value, sentence));
    }

    static UnreadableStatement of(IngestProblem.MalformedField problem) {
        return field(problem.field(), problem.value(), problem.sentence());
    }

    MalformedStatement fault() {
        return fault;
    }
}
