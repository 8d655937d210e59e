package org.vitrine.inference.remote;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.vitrine.flow.DependencyUnavailable.Release;
import org.vitrine.inference.settings.InferenceConfig;

/** Determines when a record that was held back because of a remote may be tried again. */
@ApplicationScoped
public class RemoteRecovery {

    private static final Duration DEFAULT_PAUSE = Duration.ofSeconds(1);

    private final RemoteCallLimiters remoteCallLimiters;
    private final Duration coldStartWait;
    private final Duration maxWait;

    RemoteRecovery(RemoteCallLimiters remoteCallLimiters, InferenceConfig config) {
        this.remoteCallLimiters = remoteCallLimiters;
        this.coldStartWait = config.coldStartWait();
        this.maxWait = config.maxWait();
    }

    /**
     * Returns a signal that emits when a record may be tried again after a fault. If the circuit is open, it emits when
     * the remote recovers or is to be probed; otherwise after the wait that the remote requested, at most
     * {@code vitrine.inference.max-wait}. {@link Release#OTHERS_SUCCEEDED} if this record got no answer although the
     * circuit is closed, because then the remote answers other records.
     */
    public Uni<Release> retrySignal(RemoteFault fault) {
        var limiter = remoteCallLimiters.of(fault.remote());
        return Uni.createFrom()
                .deferred(() -> limiter.isOpen()
                        ? limiter.awaitRecovery()
                        : Uni.createFrom()
                                .item(
                                        fault instanceof RemoteFault.Unreachable
                                                ? Release.OTHERS_SUCCEEDED
                                                : Release.PROBE)
                                .onItem()
                                .delayIt()
                                .by(pause(fault)));
    }

    private Duration pause(RemoteFault fault) {
        var requested =
                fault.retryAfter().orElse(fault instanceof RemoteFault.NotReady ? coldStartWait : DEFAULT_PAUSE);
        return requested.compareTo(maxWait) > 0 ? maxWait : requested;
    }
}
