package org.vitrine.ingest.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PeriodicRunTest {

    private final Set<String> claims = new HashSet<>();
    private final List<String> runs = new ArrayList<>();
    private boolean anotherSweepRuns;
    private boolean storeFails;

    private final PeriodicRun run = new PeriodicRun(claims::add, this::start);

    private boolean start() {
        if (storeFails) {
            throw new IllegalStateException("the report cannot be stored");
        }
        return !anotherSweepRuns && runs.add("run");
    }

    @Test
    void eachPeriodHasOneRun() {
        // When
        run.attempt("1");
        run.attempt("1");
        run.attempt("2");

        // Then
        assertThat(runs).hasSize(2);
    }

    @Test
    void aPeriodOfAnotherReplicaHasNoRun() {
        // Given
        claims.add("1");

        // When
        run.attempt("1");

        // Then
        assertThat(runs).isEmpty();
    }

    @Test
    void aRunThatCouldNotStartIsTriedAgainInItsPeriod() {
        // Given
        storeFails = true;

        // When
        var failure = catchThrowable(() -> run.attempt("1"));
        storeFails = false;
        run.attempt("1");
        run.attempt("1");

        // Then
        assertThat(failure).isInstanceOf(IllegalStateException.class);
        assertThat(runs).hasSize(1);
    }

    @Test
    void aRunWaitsForAnotherSweep() {
        // Given
        anotherSweepRuns = true;
        run.attempt("1");

        // When
        anotherSweepRuns = false;
        run.attempt("1");

        // Then
        assertThat(runs).hasSize(1);
    }

    @Test
    void aRunThatDidNotStartInItsPeriodLeavesTheNextPeriodToTheReplicaThatClaimsIt() {
        // Given
        anotherSweepRuns = true;
        run.attempt("1");
        claims.add("2");

        // When
        anotherSweepRuns = false;
        run.attempt("2");

        // Then
        assertThat(runs).isEmpty();
    }
}
