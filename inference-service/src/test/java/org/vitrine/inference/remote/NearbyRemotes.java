package org.vitrine.inference.remote;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.vitrine.inference.settings.InferenceConfig;

/** A stand-in as both remotes, with short waits. */
record NearbyRemotes(URI address, int attempts) implements InferenceConfig {

    static final int MAX_ANSWER = 200_000;

    @Override
    public String region() {
        return "eu-central-1";
    }

    @Override
    public RemoteConfig rekognition() {
        return () -> Optional.of(address);
    }

    @Override
    public RemoteConfig sagemaker() {
        return () -> Optional.of(address);
    }

    @Override
    public int maxConnections() {
        return 8;
    }

    @Override
    public int maxWaitingCalls() {
        return 8;
    }

    @Override
    public Duration connectTimeout() {
        return Duration.ofSeconds(1);
    }

    @Override
    public Duration attemptTimeout() {
        return Duration.ofSeconds(6);
    }

    @Override
    public Duration callTimeout() {
        return Duration.ofSeconds(18);
    }

    @Override
    public Duration maxWait() {
        return Duration.ofMillis(50);
    }

    @Override
    public Duration coldStartWait() {
        return Duration.ofMillis(10);
    }

    @Override
    public MemorySize maxRenditionBytes() {
        return new MemorySize(BigInteger.valueOf(1_000_000));
    }

    @Override
    public MemorySize maxAnswerBytes() {
        return new MemorySize(BigInteger.valueOf(MAX_ANSWER));
    }

    @Override
    public int maxDimension() {
        return 2048;
    }

    @Override
    public int attributeConcurrency() {
        return 2;
    }

    @Override
    public int describeConcurrency() {
        return 4;
    }

    @Override
    public Duration retryAfter() {
        return Duration.ofSeconds(5);
    }

    @Override
    public String defaultEmbedder() {
        return "relief-bank";
    }
}
