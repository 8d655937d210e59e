package org.vitrine.ingest.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vitrine.ingest.arrival.ArrivalCheck.AlreadyHere;
import org.vitrine.ingest.arrival.ArrivalCheck.Difference;
import org.vitrine.ingest.arrival.ArrivalCheck.NewVersion;

class ArrivalCheckTest {

    private static final BooleanSupplier OK = () -> false;
    private static final BooleanSupplier FAILED = () -> true;
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void theFirstPostIsVersionOne() {
        assertThat(ArrivalCheck.of(Optional.empty(), false, "a", "x", OK)).isEqualTo(new NewVersion(1, Difference.NEW));
    }

    @Test
    void theSameBytesWithTheSameStatementChangeNothing() {
        assertThat(ArrivalCheck.of(Optional.of(receipt(3, "a", "x")), true, "a", "x", OK))
                .isEqualTo(new AlreadyHere(3));
    }

    @Test
    void theSameBytesWithAnotherStatementChangeMetadataOnly() {
        assertThat(ArrivalCheck.of(Optional.of(receipt(3, "a", "x")), true, "a", "y", OK))
                .isEqualTo(new NewVersion(4, Difference.METADATA));
    }

    @Test
    void otherBytesChangePixelsWhateverTheStatement() {
        assertThat(ArrivalCheck.of(Optional.of(receipt(3, "a", "x")), true, "b", "y", OK))
                .isEqualTo(new NewVersion(4, Difference.PIXELS));
    }

    @ParameterizedTest
    @CsvSource({"a,x", "a,y", "b,x", "b,y"})
    void whateverIsPostedAfterAFailureIsProcessedAnew(String sha256, String statementDigest) {
        assertThat(ArrivalCheck.of(Optional.of(receipt(3, "a", "x")), true, sha256, statementDigest, FAILED))
                .isEqualTo(new NewVersion(4, Difference.PIXELS));
    }

    @Test
    void theSameAgainAfterAWithdrawalIsNewToAllStages() {
        assertThat(ArrivalCheck.of(Optional.of(receipt(3, "a", "x").withdrawn(NOON)), true, "a", "x", OK))
                .isEqualTo(new NewVersion(5, Difference.NEW));
    }

    @Test
    void whatMayNotHaveBeenAnnouncedIsNotHereAndIsPreparedInAnyCase() {
        assertThat(ArrivalCheck.of(Optional.of(receipt(3, "a", "x")), false, "a", "x", OK))
                .isEqualTo(new NewVersion(4, Difference.PIXELS));
        assertThat(ArrivalCheck.of(Optional.of(receipt(3, "a", "x")), false, "a", "y", OK))
                .isEqualTo(new NewVersion(4, Difference.PIXELS));
        assertThat(ArrivalCheck.of(Optional.of(receipt(3, "a", "x").withdrawn(NOON)), false, "a", "x", OK))
                .isEqualTo(new NewVersion(5, Difference.NEW));
    }

    /** For any sequence of posts, versions grow by one, and only where something changed. */
    @Property
    void versionsGrowByOneWithEachChange(
            @ForAll @Size(min = 1, max = 12) java.util.List<@IntRange(max = 5) Integer> posts) {
        Optional<Receipt> newest = Optional.empty();
        for (int post : posts) {
            var sha256 = "sha" + post / 2;
            var digest = "said" + post % 2;
            int before = newest.map(Receipt::version).orElse(0);
            switch (ArrivalCheck.of(newest, true, sha256, digest, OK)) {
                case AlreadyHere(var version) -> assertThat(version).isEqualTo(before);
                case NewVersion arrives -> {
                    int version = arrives.version();
                    assertThat(version).isEqualTo(before + 1);
                    newest = Optional.of(receipt(version, sha256, digest));
                }
            }
            assertThat(newest.orElseThrow().isSameAs(sha256, digest)).isTrue();
        }
    }

    private static Receipt receipt(int version, String sha256, String statementDigest) {
        return new Receipt(
                "img-a",
                "coins",
                "museum-a",
                "a",
                version,
                sha256,
                statementDigest,
                URI.create("s3://vitrine/a"),
                NOON,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
