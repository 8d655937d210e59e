package org.vitrine.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class RunProgressTest {

    @Test
    void saysRateTimeLeftAndFailures() {
        // Given
        var progress = new RunProgress(100, 25, 2, Duration.ofSeconds(10));

        // Then
        assertThat(progress.perSecond()).isEqualTo(2.5);
        assertThat(progress.remaining()).contains(Duration.ofSeconds(30));
        assertThat(progress.line("indexing"))
                .startsWith("indexing [███████░")
                .endsWith("] 25/100  2.5/s  0:30 left  2 failed");
    }

    @Test
    void beforeAnythingIsDoneNothingIsForetold() {
        assertThat(new RunProgress(100, 0, 0, Duration.ofSeconds(10)).remaining())
                .isEmpty();
        assertThat(new RunProgress(0, 0, 0, Duration.ZERO).line("sending")).endsWith("] 0/0  0.0/s");
    }

    @Test
    void hoursAreShownWhereThereAreAny() {
        assertThat(RunProgress.clock(Duration.ofSeconds(3725))).isEqualTo("1:02:05");
        assertThat(RunProgress.clock(Duration.ofSeconds(65))).isEqualTo("1:05");
    }

    @Property
    void theBarNeverGrowsBeyondItsFrame(
            @ForAll @LongRange(min = 0, max = 1_000_000) long total,
            @ForAll @LongRange(min = 0, max = 2_000_000) long done) {
        var line = new RunProgress(total, done, 0, Duration.ofSeconds(1)).line("x");
        assertThat(line.indexOf(']') - line.indexOf('[')).isEqualTo(31);
    }

    @Test
    void theRemainingTimeIsEstimatedFromTheFifthPhotographOn() {
        assertThat(new RunProgress(64, 4, 0, Duration.ofSeconds(4)).remaining()).isEmpty();
        assertThat(new RunProgress(65, 5, 0, Duration.ofSeconds(5)).remaining()).contains(Duration.ofSeconds(60));
    }
}
