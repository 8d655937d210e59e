package org.vitrine.inference.remote;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.vitrine.flow.DependencyUnavailable.Release;
import org.vitrine.inference.settings.InferenceConfig;

/** When work that a remote did not do is worth another try. */
@ApplicationScoped
public class RemoteRecovery {

    private static final Duration BREATH = Duration.ofSeconds(1);

    private final RemoteCallLimiters remoteCallLimiters;
    private final Duration coldStartWait;
    private final Duration maxWait;

    RemoteRecovery(RemoteCallLimiters remoteCallLimiters, InferenceConfig config) {
        this.remoteCallLimiters = remoteCallLimiters;
        this.coldStartWait = config.coldStartWait();
        this.maxWait = config.maxWait();
    }

    /**
     * After a fault: when the remote is back, or else as soon as it asked for, within bounds. A remote that gave this record no answer and is not away
     * answers others.
     */
    public Uni<Release> of(RemoteFault fault) {
        var gate = remoteCallLimiters.of(fault.remote());
        return Uni.createFrom()
                .deferred(() -> gate.isOpen()
                        ? gate.whenBack()
                        : Uni.createFrom()
                                .item(fault instanceof RemoteFault.Unreachable ? Release.OTHERS_PASS : Release.TO_TRY)
                                .onItem()
                                .delayIt()
                                .by(pause(fault)));
    }

    private Duration pause(RemoteFault fault) {
        var asked = fault.retryAfter().orElse(fault instanceof RemoteFault.NotReady ? coldStartWait : BREATH);
        return asked.compareTo(maxWait) > 0 ? maxWait : asked;
    }
}
