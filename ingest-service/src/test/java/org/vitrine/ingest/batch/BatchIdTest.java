package org.vitrine.ingest.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.ingest.batch.BatchListing.Entry;

class BatchIdTest {

    private static final byte[] RANDOM = {(byte) 0xff, 1, 2, 3, 4, 5, 6, 7, 8, 9};
    private static final Instant LAST_WRITTEN = Instant.parse("2030-01-01T00:00:00Z");

    @Test
    void anIdHasTheTimeOfOpeningThenTheRandomDigits() {
        assertThat(BatchId.of(Instant.EPOCH.plusNanos(0x1a), RANDOM))
                .isEqualTo("b-000000000000001aff010203040506070809");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-01T00:00:00Z",
                "2026-11-29T13:40:38.740431109Z",
                "2026-11-29T13:40:38.740431110Z",
                "2262-04-11T23:47:16.854775807Z"
            })
    void theTimeIsReadExactly(String openedAt) {
        assertThat(BatchId.openedAt(BatchId.of(Instant.parse(openedAt), RANDOM)))
                .contains(Instant.parse(openedAt));
    }

    @ParameterizedTest
    @ValueSource(strings = {"b-00112233445566778899", "b-", "", "c-000000000000001aff010203040506070809", "b-coins"})
    void anIdOfAFormerReleaseHasNoTime(String batchId) {
        assertThat(BatchId.openedAt(batchId)).isEqualTo(Optional.empty());
    }

    @Test
    void batchesAreListedByWhenTheyWereOpenedHoweverLateTheyWereWritten() {
        // Given
        var first = Entry.of(id("2026-11-29T13:40:38.740431109Z"), LAST_WRITTEN);
        var second = Entry.of(id("2026-11-29T13:40:38.740431110Z"), LAST_WRITTEN.minusSeconds(9));
        var former = Entry.of("b-00112233445566778899", Instant.parse("2026-11-29T13:40:38.740431200Z"));
        var formerToo = Entry.of("b-ff112233445566778899", Instant.parse("2027-01-01T00:00:00Z"));

        // When
        var listed = Stream.of(former, first, formerToo, second)
                .sorted(Entry.NEWEST_FIRST)
                .toList();

        // Then
        assertThat(listed).isEqualTo(List.of(formerToo, second, first, former));
        assertThat(listed)
                .allSatisfy(entry -> assertThat(Entry.ofCursor(entry.cursor())).contains(entry));
    }

    private static String id(String openedAt) {
        return BatchId.of(Instant.parse(openedAt), RANDOM);
    }
}
