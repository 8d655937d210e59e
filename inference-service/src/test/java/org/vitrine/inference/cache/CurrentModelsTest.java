package org.vitrine.inference.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vitrine.inference.statement.ModelIdentity;

class CurrentModelsTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final ModelIdentity OLD = new ModelIdentity("sagemaker", "bank", "1", Optional.empty());
    private static final ModelIdentity NEW = new ModelIdentity("sagemaker", "bank", "2", Optional.empty());

    @Test
    void aCachedStatementIsCurrentUntilAnotherModelAnswers() {
        // Given
        var models = new CurrentModels(Clock.fixed(NOON, ZoneOffset.UTC));
        boolean currentBefore = models.isCurrent("bank", OLD);

        // When
        models.recordAnswer("bank", NEW);

        // Then
        assertThat(currentBefore).isTrue();
        assertThat(models.isCurrent("bank", OLD)).isFalse();
        assertThat(models.isCurrent("bank", NEW)).isTrue();
        assertThat(models.isCurrent("other", OLD)).isTrue();
    }

    @Test
    void twoVariantsThatAnswerInTurnAreBothCurrent() {
        // Given
        var models = new CurrentModels(Clock.fixed(NOON, ZoneOffset.UTC));

        // When
        models.recordAnswer("bank", OLD);
        models.recordAnswer("bank", NEW);

        // Then
        assertThat(models.isCurrent("bank", OLD)).isTrue();
    }
}
