package org.vitrine.ingest.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SequencerTest {

    @Test
    void theShorterIsPaddedOnItsRight() {
        assertThat(Sequencer.isNewer("0055AED6DCD90281E6", "0055AED6DCD90281E5"))
                .isTrue();
        assertThat(Sequencer.isNewer("0055AED6DCD90281E5", "0055AED6DCD90281E5"))
                .isFalse();
        assertThat(Sequencer.isNewer("0061", "0060FFFF")).isTrue();
        assertThat(Sequencer.isNewer("006", "0060")).isFalse();
        assertThat(Sequencer.isNewer("00ab", "00AA")).isTrue();
    }

    @Property
    void ofTwoAtMostOneIsNewer(
            @ForAll @CharRange(from = '0', to = '9') @StringLength(min = 1, max = 20) String one,
            @ForAll @CharRange(from = '0', to = '9') @StringLength(min = 1, max = 20) String other) {
        assertThat(Sequencer.isNewer(one, other) && Sequencer.isNewer(other, one))
                .isFalse();
    }

    @Test
    void anOlderNotificationIsStaleUnlessItsObjectWasWrittenLater() {
        var newest = receipt("0000000000000005");
        assertThat(Sequencer.isStale(Optional.of("0000000000000004"), Optional.of(NOON), newest))
                .isTrue();
        assertThat(Sequencer.isStale(Optional.of("0000000000000004"), Optional.empty(), newest))
                .isTrue();
        assertThat(Sequencer.isStale(Optional.of("0000000000000005"), Optional.of(NOON), newest))
                .isTrue();
        assertThat(Sequencer.isStale(Optional.of("0000000000000006"), Optional.of(NOON), newest))
                .isFalse();
        assertThat(Sequencer.isStale(Optional.empty(), Optional.of(NOON), newest))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"FFFFFFFFFFFFFFFF", "ffffffffffffffffffffffffffffffff"})
    void aSequencerThatIsTooGreatDoesNotBlockObjectsThatAreWrittenLater(String seen) {
        assertThat(Sequencer.isStale(
                        Optional.of("0055AED6DCD90281E5"), Optional.of(NOON.plusSeconds(1)), receipt(seen)))
                .isFalse();
    }

    @Test
    void aSequencerOfAnOldReceiptThatNoStoreMakesBlocksNothing() {
        assertThat(Sequencer.isStale(Optional.of("01"), Optional.of(NOON), receipt("F".repeat(64))))
                .isFalse();
    }

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private static Receipt receipt(String sequencer) {
        return new Receipt(
                "img-a",
                "coins",
                "museum-a",
                "a",
                1,
                "a",
                "x",
                URI.create("s3://vitrine/a"),
                NOON,
                Optional.empty(),
                Optional.of(sequencer),
                Optional.empty());
    }
}
