package org.vitrine.ingest.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

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
}
