package org.vitrine.admission.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.vitrine.admission.rate.CallLimiter.Entry;
import org.vitrine.admission.rate.CallLimiter.NextCall;

class CallLimiterTest {

    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1000 * MILLI;
    private static final Requester RECORD = new Requester("museum", "coins", Requester.Urgency.BATCH);
    private static final int IN_FLIGHT = 8;

    private final CallLimiter<String> limiter = limiter();

    @Test
    void aCallProceedsAtOnceAndTheNextInItsSlot() {
        // Given
        limiter.enqueue("a", RECORD, 0);
        limiter.enqueue("b", RECORD, 0);

        // Then
        assertThat(limiter.next(0)).isEqualTo(new NextCall.Proceed<>("a"));
        assertThat(limiter.next(0)).isInstanceOf(NextCall.NotBefore.class);
        assertThat(limiter.next(350 * MILLI)).isEqualTo(new NextCall.Proceed<>("b"));
        assertThat(limiter.next(350 * MILLI)).isEqualTo(new NextCall.Idle<>());
    }

    @Test
    void whileARemoteIsUnavailableNoCallWaitsAndOneProbes() {
        // Given
        limiter.enqueue("waiting", RECORD, 0);
        limiter.enqueue("too", RECORD, 0);
        limiter.next(0);
        limiter.failed(1, 0);
        limiter.failed(1, 0);

        // When
        var rejected = limiter.failed(1, 0);

        // Then
        assertThat(rejected).containsExactly("too");
        assertThat(limiter.enqueue("early", RECORD, 2)).isInstanceOf(Entry.CircuitOpen.class);
        assertThat(limiter.enqueue("probe", RECORD, 2 * SECOND)).isEqualTo(new Entry.Queued());
        assertThat(limiter.enqueue("second", RECORD, 2 * SECOND)).isInstanceOf(Entry.CircuitOpen.class);
        assertThat(limiter.next(2 * SECOND)).isEqualTo(new NextCall.Proceed<>("probe"));
        limiter.answered(2 * SECOND, 2 * SECOND);
        assertThat(limiter.isOpen()).isFalse();
    }

    @Test
    void whereAllCallsAreThrottledAllWaitAsLongAsTheRemoteRequests() {
        // Given
        for (int i = 0; i < 4; i++) {
            limiter.enqueue("call", RECORD, i * SECOND);
            limiter.next(i * SECOND);
            limiter.throttled(i * SECOND, i * SECOND, 20 * SECOND);
        }
        limiter.enqueue("next", RECORD, 4 * SECOND);

        // Then
        assertThat(limiter.next(4 * SECOND)).isEqualTo(new NextCall.NotBefore<>(23 * SECOND));
    }

    @Property
    void noMoreCallsAreInFlightThanAllowedAndNoneProceedsWithoutARequest(
            @ForAll @Size(max = 200) List<@IntRange(min = 0, max = 5) Integer> happenings) {
        // Given
        var some = limiter();
        long now = 0;
        int entered = 0;
        int inFlight = 0;
        int went = 0;

        for (int happening : happenings) {
            // When
            now += 60 * MILLI;
            switch (happening) {
                case 0, 1, 2 -> entered += some.enqueue("x", RECORD, now) instanceof Entry.Queued ? 1 : 0;
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
                    if (some.next(now) instanceof NextCall.Proceed<String>) {
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

    private static CallLimiter<String> limiter() {
        return new CallLimiter<>(
                new CallLimiter.Settings(
                        new RateSettings(OptionalDouble.of(10), 10), 3, SECOND, 4 * SECOND, IN_FLIGHT, 100),
                new Random(1));
    }
}
