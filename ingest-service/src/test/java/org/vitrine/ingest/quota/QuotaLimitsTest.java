package org.vitrine.ingest.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.vitrine.ingest.settings.QuotaConfig;

class QuotaLimitsTest {

    private record Settings(
            OptionalLong photographs, Optional<MemorySize> bytes, Map<String, QuotaConfig.OwnLimits> institutions)
            implements QuotaConfig {

        @Override
        public Duration refresh() {
            return Duration.ofSeconds(5);
        }
    }

    private record Own(OptionalLong photographs, Optional<MemorySize> bytes) implements QuotaConfig.OwnLimits {}

    @Test
    void withoutSettingsNoInstitutionHasAQuota() {
        // When
        var limits = QuotaLimits.of(new Settings(OptionalLong.empty(), Optional.empty(), Map.of()));

        // Then
        assertThat(limits.of("museum-a").isUnlimited()).isTrue();
    }

    @Test
    void anOwnLimitReplacesTheGeneralOneAndTheOtherStays() {
        // When
        var limits = QuotaLimits.of(new Settings(
                OptionalLong.of(10), size(1_000), Map.of("museum-b", new Own(OptionalLong.of(500), Optional.empty()))));

        // Then
        assertThat(limits.of("museum-a")).isEqualTo(new InstitutionQuota(OptionalLong.of(10), OptionalLong.of(1_000)));
        assertThat(limits.of("museum-b")).isEqualTo(new InstitutionQuota(OptionalLong.of(500), OptionalLong.of(1_000)));
    }

    @Test
    void aNumberOfBytesThatIsTooLargeIsNamed() {
        // Given
        var tooLarge = Optional.of(new MemorySize(BigInteger.ONE.shiftLeft(61)));

        // Then
        assertThatThrownBy(() -> QuotaLimits.of(new Settings(OptionalLong.empty(), tooLarge, Map.of())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("vitrine.ingest.quota.bytes is 2305843009213693952 bytes");
        assertThatThrownBy(() -> QuotaLimits.of(new Settings(
                        OptionalLong.empty(),
                        Optional.empty(),
                        Map.of("museum-b", new Own(OptionalLong.empty(), tooLarge)))))
                .hasMessageContaining("vitrine.ingest.quota.institutions.museum-b.bytes");
    }

    @Test
    void aNameThatNoInstitutionCanHaveIsNamed() {
        assertThatThrownBy(() -> QuotaLimits.of(new Settings(
                        OptionalLong.empty(),
                        Optional.empty(),
                        Map.of("Museum B", new Own(OptionalLong.of(1), Optional.empty())))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("'Museum B'");
    }

    private static Optional<MemorySize> size(long bytes) {
        return Optional.of(new MemorySize(BigInteger.valueOf(bytes)));
    }
}
