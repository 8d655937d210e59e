package org.vitrine.inference.settings;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vitrine.flow.FlowConfig;
import org.vitrine.store.StoreConfig;

class CallTimeoutCheckTest {

    private static final int PRIORITY = 200;

    /** Settings of the store in application.properties of this service. */
    private static final Map<String, String> SHIPPED =
            Map.of("vitrine.store.attempt-timeout", "6S", "vitrine.store.call-timeout", "14S");

    @Test
    void theDefaultsAgreeWithEachOther() {
        assertThatCode(() -> check(Map.of())).doesNotThrowAnyException();
    }

    @Test
    void callsLongerThanAnAttemptAtARecordStopTheStart() {
        assertThatThrownBy(() -> check(Map.of("vitrine.inference.call-timeout", "31S")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("vitrine.inference.call-timeout PT31S")
                .hasMessageContaining("is PT1M, not below vitrine.flow.attempt-timeout PT1M")
                .hasMessageContaining("Lower the first three or raise the last.");
    }

    @Test
    void anAttemptLongerThanItsCallStopsTheStart() {
        assertThatThrownBy(() -> check(Map.of("vitrine.inference.attempt-timeout", "26S")))
                .hasMessageContaining("vitrine.inference.attempt-timeout PT26S is longer");
    }

    @Test
    void aColdStartWaitLongerThanAnyWaitStopsTheStart() {
        assertThatThrownBy(() -> check(Map.of("vitrine.inference.cold-start-wait", "16S")))
                .hasMessageContaining("vitrine.inference.cold-start-wait PT16S is longer");
    }

    private static void check(Map<String, String> set) {
        var settings = new HashMap<>(SHIPPED);
        settings.putAll(set);
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withConverter(Duration.class, PRIORITY, new DurationConverter())
                .withConverter(MemorySize.class, PRIORITY, new MemorySizeConverter())
                .withMapping(InferenceConfig.class)
                .withMapping(StoreConfig.class)
                .withMapping(FlowConfig.class)
                .withDefaultValues(settings)
                .build();
        CallTimeoutCheck.check(
                config.getConfigMapping(InferenceConfig.class),
                config.getConfigMapping(StoreConfig.class),
                config.getConfigMapping(FlowConfig.class));
    }
}
