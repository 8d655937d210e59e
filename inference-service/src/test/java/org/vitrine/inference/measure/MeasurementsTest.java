package org.vitrine.inference.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vitrine.inference.statement.ModelIdentity;
import org.vitrine.inference.statement.PhotographDescription;
import org.vitrine.inference.statement.SkippedRequest;
import org.vitrine.inference.statement.UnitVector;
import org.vitrine.inference.statement.VectorStatement;

class MeasurementsTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Measurements measurements = new Measurements(registry);

    @Test
    void skippedStatementsAreCountedByTheirKind() {
        // Given
        var description = new PhotographDescription(
                List.of(),
                Optional.empty(),
                List.of(),
                vector(),
                List.of(skipped("labels"), skipped("custom-labels"), skipped("side"), skipped("material")));

        // When
        measurements.countDescribed(Measurements.By.HTTP, description);

        // Then
        assertThat(count("labels")).isEqualTo(1);
        assertThat(count("custom-labels")).isEqualTo(1);
        assertThat(count("attribute")).isEqualTo(2);
    }

    private double count(String what) {
        return registry.get(InferenceMetric.SKIPPED.metricName())
                .tags("what", what, "reason", "budget-spent")
                .counter()
                .count();
    }

    private static SkippedRequest skipped(String what) {
        return new SkippedRequest(what, "budget-spent", "The budget is spent.");
    }

    private static VectorStatement vector() {
        return new VectorStatement(
                new ModelIdentity(ModelIdentity.SAGEMAKER, "relief-bank", "1", Optional.empty()),
                UnitVector.ofUnitLength(new float[] {1}));
    }
}
