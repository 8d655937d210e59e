package org.vitrine.benchmarks.limiter;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.vitrine.admission.rate.Requester;
import org.vitrine.inference.remote.StandaloneReplica;
import org.vitrine.inference.settings.InferenceConfig;
import org.vitrine.inference.statement.ImageInput;
import org.vitrine.inference.statement.InferenceProfile;

/**
 * A replica of inference-service: its own limiter, clients, failure handling and metrics, with the settings it ships.
 */
final class LimitedCaller implements Caller {

    private static final int PRIORITY = 200;
    private static final int INSTITUTIONS = 3;
    private static final ImageInput INPUT =
            new ImageInput("0".repeat(64), new ImageInput.Transport.Bytes(PacingMode.PICTURE), Optional.empty());
    private static final InferenceProfile.Endpoint ENDPOINT = InferenceProfile.Endpoint.named(PacingMode.ENDPOINT);

    private final StandaloneReplica replica;
    private final AtomicInteger calls = new AtomicInteger();

    /**
     * @param url address of the endpoint
     * @param quota calls a second, of all replicas together
     */
    LimitedCaller(URI url, double quota) {
        this.replica = new StandaloneReplica(config(url, quota), new SimpleMeterRegistry(), Clock.systemUTC());
    }

    @Override
    public CompletionStage<?> call() {
        var requester =
                new Requester("museum-" + calls.getAndIncrement() % INSTITUTIONS, "coins", Requester.Urgency.BATCH);
        return replica.endpoints()
                .vector(INPUT, _ -> Uni.createFrom().item(PacingMode.PICTURE), ENDPOINT, requester)
                .subscribeAsCompletionStage();
    }

    @Override
    public void close() {
        replica.close();
    }

    private static InferenceConfig config(URI url, double quota) {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, PRIORITY, new DurationConverter())
                .withConverter(MemorySize.class, PRIORITY, new MemorySizeConverter())
                .withMapping(InferenceConfig.class)
                .withDefaultValues(Map.of(
                        "vitrine.inference.sagemaker.endpoint", url.toString(),
                        "vitrine.inference.sagemaker.quota", Double.toString(quota)))
                .build()
                .getConfigMapping(InferenceConfig.class);
    }
}
