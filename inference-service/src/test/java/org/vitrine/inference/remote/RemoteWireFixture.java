package org.vitrine.inference.remote;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.vitrine.admission.rate.Requester;
import org.vitrine.inference.remote.AwsStubServer.Answer;
import org.vitrine.inference.remote.AwsStubServer.ReceivedRequest;
import org.vitrine.inference.statement.ImageExtent;
import org.vitrine.inference.statement.ImageInput;
import org.vitrine.inference.statement.InferenceProfile;
import org.vitrine.inference.statement.LabelsStatement;

/** A {@link StandaloneReplica} with the AWS SDK, connected to a stand-in whose responses a test scripts. */
final class RemoteWireFixture implements AutoCloseable {

    static final Duration TIMEOUT = Duration.ofSeconds(30);
    static final byte[] PICTURE = {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2, 3};
    static final ImageExtent ORIGINAL = new ImageExtent(4000, 3000);
    static final ImageInput INPUT =
            new ImageInput("7".repeat(64), new ImageInput.Transport.Bytes(PICTURE), Optional.of(ORIGINAL));
    static final InferenceProfile.Labels LABEL_SETTINGS = new InferenceProfile.Labels(0.5, 2, false, Optional.empty());
    static final InferenceProfile.Endpoint BANK = InferenceProfile.Endpoint.named("relief-bank");
    static final Requester RECORD = new Requester("museum", "coins", Requester.Urgency.BATCH);
    static final Requester QUERY = new Requester("coins", "coins", Requester.Urgency.INTERACTIVE);
    static final PictureReader READER = _ -> Uni.createFrom().item(PICTURE);

    final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    final AwsStubServer standIn;
    final StandaloneReplica replica;
    final RemoteHealth wellness;
    final RemoteCallLimiters gates;
    final RekognitionLabeller labeller;
    final Endpoints endpoints;

    RemoteWireFixture(Function<ReceivedRequest, Answer> script) {
        this(Map.of("attempts", "1"), script);
    }

    RemoteWireFixture(Map<String, String> settings, Function<ReceivedRequest, Answer> script) {
        standIn = new AwsStubServer(script);
        replica = new StandaloneReplica(LocalRemotesProfile.at(standIn.url(), settings), metrics, Clock.systemUTC());
        wellness = replica.health();
        gates = replica.limiters();
        labeller = replica.labeller();
        endpoints = replica.endpoints();
    }

    LabelsStatement labels() {
        return labeller.labels(INPUT, READER, LABEL_SETTINGS, RECORD).await().atMost(TIMEOUT);
    }

    RemoteFault labelFault() {
        return fault(labeller.labels(INPUT, READER, LABEL_SETTINGS, RECORD));
    }

    RemoteFault vectorFault() {
        return fault(endpoints.vector(INPUT, READER, BANK, RECORD));
    }

    List<ReceivedRequest> requests() {
        return standIn.requests();
    }

    static RemoteFault fault(Uni<?> call) {
        return catchThrowableOfType(RemoteFailure.class, () -> call.await().atMost(TIMEOUT))
                .fault();
    }

    /** Requests labels once and returns the resulting fault. */
    static RemoteFault labelFault(Function<ReceivedRequest, Answer> script) {
        try (var fixture = new RemoteWireFixture(script)) {
            return fixture.labelFault();
        }
    }

    /** Requests a vector once and returns the resulting fault. */
    static RemoteFault vectorFault(Function<ReceivedRequest, Answer> script) {
        try (var fixture = new RemoteWireFixture(script)) {
            return fixture.vectorFault();
        }
    }

    @Override
    public void close() {
        standIn.close();
        replica.close();
    }
}
