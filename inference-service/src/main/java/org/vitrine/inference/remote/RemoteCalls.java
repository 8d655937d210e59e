package org.vitrine.inference.remote;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.vitrine.inference.answer.Reading;
import org.vitrine.inference.measure.Measurements;

/**
 * The one way out: every call to a remote passes here, is measured, and fails with a {@link RemoteFailure} only.
 *
 * <p>A limiter that fills the account's quota belongs in {@link #ask}, before the call is made.
 */
@ApplicationScoped
class RemoteCalls {

    private static final String ANSWERED = "answered";

    private final Measurements measurements;
    private final RemoteWellness wellness;

    RemoteCalls(Measurements measurements, RemoteWellness wellness) {
        this.measurements = measurements;
        this.wellness = wellness;
    }

    /** Calls once per subscription, and reads the answer. */
    <A, T> Uni<T> ask(Remote remote, Supplier<CompletionStage<A>> call, Function<A, Reading<T>> read) {
        return Uni.createFrom().deferred(() -> {
            long started = System.nanoTime();
            return Uni.createFrom()
                    .completionStage(call)
                    .onFailure()
                    .transform(failure -> new RemoteFailure(FaultReader.read(remote, failure), failure))
                    .map(answer -> understood(remote, read.apply(answer)))
                    .onItem()
                    .invoke(() -> {
                        measurements.call(remote.tag(), ANSWERED, since(started));
                        wellness.answered(remote);
                    })
                    .onFailure(RemoteFailure.class)
                    .invoke(failure -> {
                        var fault = ((RemoteFailure) failure).fault();
                        measurements.call(remote.tag(), fault.code(), since(started));
                        wellness.failed(fault);
                    });
        });
    }

    private static <T> T understood(Remote remote, Reading<T> reading) {
        return switch (reading) {
            case Reading.Understood<T>(var value) -> value;
            case Reading.Malformed<T>(var sentence) ->
                throw new RemoteFailure(new RemoteFault.MalformedAnswer(remote, sentence));
        };
    }

    private static Duration since(long started) {
        return Duration.ofNanos(System.nanoTime() - started);
    }
}
