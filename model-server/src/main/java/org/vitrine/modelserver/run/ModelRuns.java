package org.vitrine.modelserver.run;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.vitrine.modelserver.loading.ServedModel;
import org.vitrine.modelserver.settings.ModelServerConfig;

/**
 * Runs models for all HTTP APIs, by default on as many threads as there are cores. The number of waiting requests and
 * the time that each waits are limited; beyond the limits the outcome is {@link RunOutcome.Busy}.
 */
@ApplicationScoped
public class ModelRuns {

    /** Divisor: a tenth of the allowed batch latency may be spent on waiting for a batch to fill. */
    private static final int GATHER_DIVISOR = 10;

    private final Batcher batcher;
    private final Duration waitAtMost;

    ModelRuns(ModelServerConfig config, MeterRegistry meters) {
        int threads = config.concurrentRuns() > 0
                ? config.concurrentRuns()
                : Runtime.getRuntime().availableProcessors();
        long latency = config.batchLatency().toNanos();
        this.waitAtMost = config.waitAtMost();
        this.batcher = new Batcher(new Batcher.Limits(
                threads, config.waitingRuns(), config.batch(), latency, latency / GATHER_DIVISOR, config.maxPixels()));
        meters.gauge("vitrine.models.waiting", batcher, Batcher::waiting);
    }

    /** Queues a picture for a model; does not block. The result never fails: every outcome is a {@link RunOutcome}. */
    public Uni<RunOutcome> run(ServedModel model, byte[] picture) {
        return Uni.createFrom().deferred(() -> {
            var answer = batcher.submit(model, picture);
            answer.completeOnTimeout(
                    new RunOutcome.Busy(
                            "no answer within %s, the limit of vitrine.models.wait-at-most".formatted(waitAtMost)),
                    waitAtMost.toMillis(),
                    TimeUnit.MILLISECONDS);
            return Uni.createFrom().completionStage(answer);
        });
    }

    void end(@Observes ShutdownEvent end) {
        batcher.close();
    }
}
