package org.vitrine.inference.remote;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.vitrine.inference.cost.MonthlyCosts;
import org.vitrine.inference.measure.Measurements;
import org.vitrine.inference.settings.InferenceConfig;
import software.amazon.awssdk.services.rekognition.RekognitionAsyncClient;
import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeAsyncClient;

/**
 * The part of one replica that calls remotes, assembled without dependency injection but in the same way: for
 * benchmarks and tests, and as an overview of how these types depend on each other. Close it to free connections and
 * the timer.
 */
public final class StandaloneReplica implements AutoCloseable {

    private final RekognitionAsyncClient rekognition;
    private final SageMakerRuntimeAsyncClient sagemaker;
    private final RemoteHealth health = new RemoteHealth();
    private final RemoteCallLimiters remoteCallLimiters;
    private final RekognitionLabeller rekognitionLabeller;
    private final Endpoints endpoints;

    public StandaloneReplica(InferenceConfig config, MeterRegistry metrics, Clock clock) {
        var measurements = new Measurements(metrics);
        var clients = new AwsClients();
        rekognition = clients.rekognition(config);
        sagemaker = clients.sagemaker(config);
        remoteCallLimiters = new RemoteCallLimiters(config, measurements);
        var calls = new RemoteCalls(
                measurements, health, remoteCallLimiters, MonthlyCosts.of(config, measurements, clock), config);
        rekognitionLabeller = new RekognitionLabeller(rekognition, calls);
        endpoints = new Endpoints(sagemaker, calls, config);
    }

    public RekognitionLabeller labeller() {
        return rekognitionLabeller;
    }

    public Endpoints endpoints() {
        return endpoints;
    }

    public RemoteCallLimiters limiters() {
        return remoteCallLimiters;
    }

    RemoteHealth health() {
        return health;
    }

    @Override
    public void close() {
        remoteCallLimiters.close();
        rekognition.close();
        sagemaker.close();
    }
}
