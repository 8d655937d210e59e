package org.vitrine.index.writer;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.time.Duration;

/** The default configuration with very short waits. */
record QuickWriterConfig() implements WriterConfig {

    @Override
    public String group() {
        return "images";
    }

    @Override
    public String itemsGroup() {
        return "items";
    }

    @Override
    public String decisionsGroup() {
        return "decisions";
    }

    @Override
    public Duration refreshPace() {
        return Duration.ofMillis(250);
    }

    @Override
    public int batchDocuments() {
        return 200;
    }

    @Override
    public MemorySize batchBytes() {
        return new MemorySize(BigInteger.valueOf(5 << 20));
    }

    @Override
    public Duration linger() {
        return Duration.ofMillis(1);
    }

    @Override
    public Duration minBackoff() {
        return Duration.ofMillis(1);
    }

    @Override
    public Duration maxBackoff() {
        return Duration.ofMillis(5);
    }

    @Override
    public Duration sendTimeout() {
        return Duration.ofSeconds(30);
    }

    @Override
    public Duration stopTimeout() {
        return Duration.ofSeconds(10);
    }
}
