package org.vitrine.inference.remote;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.vitrine.inference.cost.CostBook;
import org.vitrine.inference.measure.Measurements;
import org.vitrine.inference.settings.InferenceConfig;
import software.amazon.awssdk.services.rekognition.RekognitionAsyncClient;
import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeAsyncClient;

/**
 * All of one replica that calls remotes, wired by hand as the container wires it: for benchmarks and tests, and to read how
 * it hangs together.
 */
public final class StandAlone implements AutoCloseable {

    private final RekognitionAsyncClient rekognition;
    private final SageMakerRuntimeAsyncClient sagemaker;
    private final RemoteWellness wellness = new RemoteWellness();
    private final Gates gates;
    private final Labeller labeller;
    private final Endpoints endpoints;

    public StandAlone(InferenceConfig config, MeterRegistry metrics, Clock clock) {
        var measurements = new Measurements(metrics);
        var clients = new AwsClients();
        rekognition = clients.rekognition(config);
        sagemaker = clients.sagemaker(config);
        gates = new Gates(config, measurements);
        var calls = new RemoteCalls(measurements, wellness, gates, CostBook.of(config, measurements, clock), config);
        labeller = new Labeller(rekognition, calls);
        endpoints = new Endpoints(sagemaker, calls, config);
    }

    public Labeller labeller() {
        return labeller;
    }

    public Endpoints endpoints() {
        return endpoints;
    }

    public Gates gates() {
        return gates;
    }

    RemoteWellness wellness() {
        return wellness;
    }

    @Override
    public void close() {
        gates.close();
        rekognition.close();
        sagemaker.close();
    }
}
