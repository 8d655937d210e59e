package org.vitrine.index.streams;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The default configuration with few restarts and a very short pause. */
record QuickStateConfig(Optional<Path> stateFolder) implements StateConfig {

    static final int RESTARTS = 3;

    @Override
    public Optional<String> advertised() {
        return Optional.empty();
    }

    @Override
    public MemorySize storeMemory() {
        return new MemorySize(BigInteger.valueOf(64 << 20));
    }

    @Override
    public int restarts() {
        return RESTARTS;
    }

    @Override
    public Duration restartWindow() {
        return Duration.ofHours(1);
    }

    @Override
    public Duration restartPause() {
        return Duration.ofMillis(1);
    }

    @Override
    public Duration kafkaTimeout() {
        return Duration.ofSeconds(30);
    }
}
