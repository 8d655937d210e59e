package org.vitrine.benchmarks.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class WorkloadTest {

    @Test
    void theOptionOfAValueOutsideOfItsRangeIsNamedWithTheRange() {
        assertThatThrownBy(() -> Workload.standard(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("--objects is 0; it must be 1 to 100000000");
        assertThatThrownBy(() -> SizingFixtures.withCopies(1, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("--copies is 2; it must be 3 to 6");
        assertThatThrownBy(() -> SizingFixtures.withDeadline(1, 0.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("--deadline-hours is 0.5; it must be 1 to 87600");
        assertThatThrownBy(() -> SizingFixtures.withDeadline(1, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("--deadline-hours is NaN; it must be 1 to 87600");
        assertThatThrownBy(() -> SizingFixtures.withPhotograph(1, 68_000_000, 12, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("--photograph-bytes is 68000000; it must be 1000 to 67108864");
    }

    @Test
    void theOptionsDescribeTheStandardWorkloadByDefault() {
        // Given
        var options = new WorkloadOptions();

        // When
        new CommandLine(options).parseArgs("--objects", "300000");

        // Then
        assertThat(options.workload()).isEqualTo(Workload.standard(300_000));
        assertThat(options.vectorDimension()).isEqualTo(1_280);
    }

    @Test
    void optionsReplaceDefaults() {
        // Given
        var options = new WorkloadOptions();

        // When
        new CommandLine(options).parseArgs("--objects", "7", "--photographs-per-object", "3", "--deadline-hours", "48");

        // Then
        assertThat(options.workload().photographs()).isEqualTo(21);
        assertThat(options.workload().deadlineHours()).isEqualTo(48);
    }

    @Test
    void withoutObjectsTheOptionIsNamed() {
        // Given
        var options = new WorkloadOptions();

        // When
        new CommandLine(options).parseArgs();

        // Then
        assertThatThrownBy(options::workload)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--objects");
    }
}
