package org.vitrine.inference.kept;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vitrine.inference.statement.ModelReference;

class NewestModelsTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final ModelReference OLD = new ModelReference("sagemaker", "bank", "1", Optional.empty());
    private static final ModelReference NEW = new ModelReference("sagemaker", "bank", "2", Optional.empty());

    @Test
    void whatIsKeptStandsUntilAnotherModelAnswers() {
        // Given
        var models = new NewestModels(Clock.fixed(NOON, ZoneOffset.UTC));
        assertThat(models.isCurrent("bank", OLD)).isTrue();

        // When
        models.answered("bank", NEW);

        // Then
        assertThat(models.isCurrent("bank", OLD)).isFalse();
        assertThat(models.isCurrent("bank", NEW)).isTrue();
        assertThat(models.isCurrent("other", OLD)).isTrue();
    }

    @Test
    void twoVariantsThatAnswerInTurnAreBothCurrent() {
        // Given
        var models = new NewestModels(Clock.fixed(NOON, ZoneOffset.UTC));

        // When
        models.answered("bank", OLD);
        models.answered("bank", NEW);

        // Then
        assertThat(models.isCurrent("bank", OLD)).isTrue();
    }
}
