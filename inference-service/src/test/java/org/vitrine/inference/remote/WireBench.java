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
import org.vitrine.inference.limit.Asker;
import org.vitrine.inference.remote.StandIn.Answer;
import org.vitrine.inference.remote.StandIn.Asked;
import org.vitrine.inference.statement.Extent;
import org.vitrine.inference.statement.LabelsStatement;
import org.vitrine.inference.statement.Shown;
import org.vitrine.inference.statement.Wishes;

/** The real SDK and our way out, before a stand-in that follows a script. */
final class WireBench implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(30);
    static final byte[] PICTURE = {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2, 3};
    static final Extent ORIGINAL = new Extent(4000, 3000);
    static final Shown SHOWN = new Shown("7".repeat(64), new Shown.Way.Bytes(PICTURE), Optional.of(ORIGINAL));
    static final Wishes.Labels WISHED = new Wishes.Labels(0.5, 2, false, Optional.empty());
    static final Wishes.Endpoint BANK = Wishes.Endpoint.named("relief-bank");
    static final Asker RECORD = new Asker("museum", "coins", Asker.Urgency.BATCH);
    static final Asker QUERY = new Asker("coins", "coins", Asker.Urgency.INTERACTIVE);
    static final PictureReader READER = _ -> Uni.createFrom().item(PICTURE);

    final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    final StandIn standIn;
    final StandAlone replica;
    final RemoteWellness wellness;
    final Gates gates;
    final Labeller labeller;
    final Endpoints endpoints;

    WireBench(Function<Asked, Answer> script) {
        this(Map.of("attempts", "1"), script);
    }

    WireBench(Map<String, String> settings, Function<Asked, Answer> script) {
        standIn = new StandIn(script);
        replica = new StandAlone(NearbyRemotes.at(standIn.url(), settings), metrics, Clock.systemUTC());
        wellness = replica.wellness();
        gates = replica.gates();
        labeller = replica.labeller();
        endpoints = replica.endpoints();
    }

    LabelsStatement labels() {
        return labeller.labels(SHOWN, READER, WISHED, RECORD).await().atMost(PATIENCE);
    }

    RemoteFault labelFault() {
        return fault(labeller.labels(SHOWN, READER, WISHED, RECORD));
    }

    RemoteFault vectorFault() {
        return fault(endpoints.vector(SHOWN, READER, BANK, RECORD));
    }

    List<Asked> asked() {
        return standIn.asked();
    }

    static RemoteFault fault(Uni<?> call) {
        return catchThrowableOfType(RemoteFailure.class, () -> call.await().atMost(PATIENCE))
                .fault();
    }

    /** Asks once for labels, and says what became of it. */
    static RemoteFault labelFault(Function<Asked, Answer> script) {
        try (var bench = new WireBench(script)) {
            return bench.labelFault();
        }
    }

    /** Asks once for a vector, and says what became of it. */
    static RemoteFault vectorFault(Function<Asked, Answer> script) {
        try (var bench = new WireBench(script)) {
            return bench.vectorFault();
        }
    }

    @Override
    public void close() {
        standIn.close();
        replica.close();
    }
}
