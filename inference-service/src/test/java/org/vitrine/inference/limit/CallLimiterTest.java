package org.vitrine.inference.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.vitrine.inference.limit.CallLimiter.Entry;
import org.vitrine.inference.limit.CallLimiter.Turn;

class CallLimiterTest {

    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1000 * MILLI;
    private static final Requester RECORD = new Requester("museum", "coins", Requester.Urgency.BATCH);
    private static final int IN_FLIGHT = 8;

    private final CallLimiter<String> gate = gate();

    @Test
    void aCallGoesAtOnceAndTheNextInItsTime() {
        // Given
        gate.enter("a", RECORD, 0);
        gate.enter("b", RECORD, 0);

        // Then
        assertThat(gate.next(0)).isEqualTo(new Turn.Go<>("a"));
        assertThat(gate.next(0)).isInstanceOf(Turn.NotBefore.class);
        assertThat(gate.next(350 * MILLI)).isEqualTo(new Turn.Go<>("b"));
        assertThat(gate.next(350 * MILLI)).isEqualTo(new Turn.NoCaller<>());
    }

    @Test
    void whileARemoteIsAwayNobodyWaitsAndOneProbes() {
        // Given
        gate.enter("waiting", RECORD, 0);
        gate.enter("too", RECORD, 0);
        gate.next(0);
        gate.failed(1, 0);
        gate.failed(1, 0);

        // When
        var sentAway = gate.failed(1, 0);

        // Then
        assertThat(sentAway).containsExactly("too");
        assertThat(gate.enter("early", RECORD, 2)).isInstanceOf(Entry.Shut.class);
        assertThat(gate.enter("probe", RECORD, 2 * SECOND)).isEqualTo(new Entry.InLine());
        assertThat(gate.enter("second", RECORD, 2 * SECOND)).isInstanceOf(Entry.Shut.class);
        assertThat(gate.next(2 * SECOND)).isEqualTo(new Turn.Go<>("probe"));
        gate.answered(2 * SECOND, 2 * SECOND);
        assertThat(gate.isOpen()).isFalse();
    }

    @Test
    void whereNothingButThrottlingComesEverybodyWaitsAsLongAsTheRemoteAsks() {
        // Given
        for (int i = 0; i < 4; i++) {
            gate.enter("call", RECORD, i * SECOND);
            gate.next(i * SECOND);
            gate.throttled(i * SECOND, i * SECOND, 20 * SECOND);
        }
        gate.enter("next", RECORD, 4 * SECOND);

        // Then
        assertThat(gate.next(4 * SECOND)).isEqualTo(new Turn.NotBefore<>(23 * SECOND));
    }

    @Property
    void noMoreCallsAreUnderWayThanMayAndNoneGoesUnasked(
            @ForAll @Size(max = 200) List<@IntRange(min = 0, max = 5) Integer> happenings) {
        // Given
        var some = gate();
        long now = 0;
        int entered = 0;
        int inFlight = 0;
        int went = 0;

        for (int happening : happenings) {
            // When
            now += 60 * MILLI;
            switch (happening) {
                case 0, 1, 2 -> entered += some.enter("x", RECORD, now) instanceof Entry.InLine ? 1 : 0;
                case 3 -> {
                    if (inFlight > 0) {
                        some.answered(now, now - MILLI);
                        inFlight--;
                    }
                }
                case 4 -> {
                    if (inFlight > 0) {
                        some.throttled(now, now - MILLI, SECOND);
                        inFlight--;
                    }
                }
                default -> {
                    if (some.next(now) instanceof Turn.Go<String>) {
                        inFlight++;
                        went++;
                    }
                }
            }

            // Then
            assertThat(some.state().inFlight()).isEqualTo(inFlight).isBetween(0, IN_FLIGHT);
            assertThat(some.state().waiting()).isEqualTo(entered - went);
            assertThat(some.state().perSecond()).isBetween(0.01, 10.0);
        }
    }

    private static CallLimiter<String> gate() {
        return new CallLimiter<>(
                new CallLimiter.Settings(
                        new RateSettings(OptionalDouble.of(10), 10), 3, SECOND, 4 * SECOND, IN_FLIGHT, 100),
                new Random(1));
    }
}
