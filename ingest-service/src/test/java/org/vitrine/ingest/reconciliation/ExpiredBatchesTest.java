package org.vitrine.ingest.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpiredBatchesTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private final ExpiredBatches old = new ExpiredBatches(NOW.minus(Duration.ofDays(365)));

    @ParameterizedTest
    @CsvSource({
        // days since the batch was opened, file name, whether photographs of it are counted, whether it is a finding
        "366, b-1.json, false, true",
        "366, b-1.json, true, false",
        "365, b-1.json, false, false",
        "3, b-1.json, false, false",
        "366, b-1.txt, false, false",
        "4000, b-1.json, false, true",
    })
    void batchesGoOnceTheyAreOldAndNothingIsCountedOfThem(int days, String name, boolean counted, boolean goes) {
        var batch = new StoredObject("batches/coins/" + name, NOW.minus(Duration.ofDays(days)));

        // When
        var finding = old.of(batch, batchId -> batchId.equals("b-1") && counted);

        // Then
        assertThat(finding.isPresent()).isEqualTo(goes);
        assertThat(finding.stream()).allSatisfy(found -> {
            assertThat(found.kind()).isEqualTo(ReconciliationFinding.Kind.OLD_BATCH);
            assertThat(found.key()).isEqualTo("batches/coins/b-1.json");
        });
    }
}
