package org.vitrine.cli.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vitrine.cli.ingest.BatchState.NextStep;
import org.vitrine.cli.ingest.BatchState.Sent;

class BatchStateTest {

    @ParameterizedTest
    @CsvSource({
        // indexed, rejected, dead-lettered, in flight | accepted, refused with and without imageId | seconds unchanged
        "2, 0, 0, 0, 2, 0, 0,  0, DONE",
        "1, 0, 0, 1, 2, 0, 0, 99, WAIT",
        "1, 0, 0, 0, 2, 0, 0,  0, WAIT",
        "1, 0, 0, 0, 2, 0, 0, 30, STALLED",
        "0, 0, 0, 0, 2, 0, 0, 30, STALLED",
        "1, 1, 0, 0, 2, 1, 0,  5, WAIT",
        "2, 1, 0, 0, 2, 1, 0,  0, DONE",
        "2, 0, 0, 0, 2, 0, 1,  0, WAIT",
        "2, 0, 0, 0, 2, 0, 1,  3, DONE",
        "2, 1, 0, 0, 2, 0, 1,  0, DONE",
        "1, 0, 1, 0, 2, 0, 0,  0, DONE"
    })
    void aRunIsOverWhenAllIsCountedOrNothingIsInFlightAnyMore(
            long indexed,
            long rejected,
            long deadLettered,
            long inFlight,
            long accepted,
            long refusedImages,
            long refusedElse,
            long seconds,
            NextStep next) {
        // Given
        var state = new BatchState(indexed, rejected, deadLettered, inFlight, 0);

        // When
        var decided = state.nextStep(new Sent(accepted, refusedImages, refusedElse), Duration.ofSeconds(seconds));

        // Then
        assertThat(decided).isEqualTo(next);
    }

    @ParameterizedTest
    @CsvSource({
        // in flight, of these missing | seconds unchanged
        "0, 0, 30, true",
        "1, 0, 999, false",
        "2, 1, 999, false",
        "1, 1, 30, false",
        "1, 1, 180, true"
    })
    void anImageWithoutARecordIsMissingOnlyAfterAWhile(long inFlight, long missing, long seconds, boolean over) {
        // Given
        var byImage = new IngestSummary("b-1", 0, 5, 0, 0, inFlight, missing, Map.of(), List.of(), List.of());

        // When
        boolean ends = BatchState.isFinished(byImage, Duration.ofSeconds(seconds));

        // Then
        assertThat(ends).isEqualTo(over);
    }

    @Test
    void whatIsWithdrawnMeanwhileNeedsNothingMore() {
        // Given
        var state = new BatchState(1, 0, 0, 0, 1);

        // When
        var next = state.nextStep(new Sent(2, 0, 0), Duration.ZERO);

        // Then
        assertThat(next).isEqualTo(NextStep.DONE);
    }

    @Property
    void withNothingInFlightEveryRunEnds(
            @ForAll @IntRange(max = 5) int indexed,
            @ForAll @IntRange(max = 5) int rejected,
            @ForAll @IntRange(max = 5) int accepted,
            @ForAll @IntRange(max = 5) int refused) {
        // When
        var next = new BatchState(indexed, rejected, 0, 0, 0)
                .nextStep(new Sent(accepted, refused, refused), BatchState.STALL_TIMEOUT);

        // Then
        assertThat(next).isNotEqualTo(NextStep.WAIT);
    }

    @Property
    void rejectionsByStagesAreDistinguishedFromRefusalsOfTheUploadApi(
            @ForAll @IntRange(max = 5) int indexed,
            @ForAll @IntRange(max = 5) int rejectedByStages,
            @ForAll @IntRange(max = 5) int refused,
            @ForAll boolean refusedAreCounted) {
        // Given
        var state = new BatchState(indexed, rejectedByStages + (refusedAreCounted ? refused : 0), 0, 0, 0);

        // When
        long later = state.rejectedLater(new Sent(indexed + rejectedByStages, 0, refused));

        // Then
        assertThat(later).isEqualTo(rejectedByStages);
    }
}
