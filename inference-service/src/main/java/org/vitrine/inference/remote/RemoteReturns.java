package org.vitrine.inference.remote;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.vitrine.flow.HeldBack.Release;
import org.vitrine.inference.settings.InferenceConfig;

/** When work that a remote did not do is worth another try. */
@ApplicationScoped
public class RemoteReturns {

    private static final Duration BREATH = Duration.ofSeconds(1);

    private final Gates gates;
    private final Duration coldStartWait;
    private final Duration maxWait;

    RemoteReturns(Gates gates, InferenceConfig config) {
        this.gates = gates;
        this.coldStartWait = config.coldStartWait();
        this.maxWait = config.maxWait();
    }

    /** Whether a remote is held to be away, so that its silence says nothing of a record. */
    public boolean isAway(Remote remote) {
        return gates.of(remote).isOpen();
    }

    /** After a fault: when the remote is back, or else as soon as it asked for, within bounds. */
    public Uni<Release> of(RemoteFault fault) {
        var gate = gates.of(fault.remote());
        return Uni.createFrom()
                .deferred(() -> gate.isOpen()
                        ? gate.whenBack()
                        : Uni.createFrom()
                                .item(Release.TO_TRY)
                                .onItem()
                                .delayIt()
                                .by(pause(fault)));
    }

    private Duration pause(RemoteFault fault) {
        var asked = fault.retryAfter().orElse(fault instanceof RemoteFault.NotReady ? coldStartWait : BREATH);
        return asked.compareTo(maxWait) > 0 ? maxWait : asked;
    }
}
