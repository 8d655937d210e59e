package org.vitrine.inference.remote;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.vitrine.inference.answer.ParsedAnswer;
import org.vitrine.inference.cost.MonthlyCosts;
import org.vitrine.inference.limit.Requester;
import org.vitrine.inference.measure.Measurements;
import org.vitrine.inference.settings.InferenceConfig;

/**
 * Makes all calls to remotes: each waits for its turn in the limiter, is measured and counted as cost, and fails only
 * with a {@link RemoteFailure}. Thread-safe; waiting blocks no thread.
 *
 * <p>The SDK itself tries once. Repetitions, which the SDK would make without the limiter, are made here, each with a
 * turn of its own: a throttled call is repeated before other calls of its institution until {@code call-timeout} ends,
 * a call without an answer up to {@code attempts} times while the circuit is closed.
 */
@ApplicationScoped
class RemoteCalls {

    private static final String ANSWERED = "answered";
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration THROTTLED_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final Measurements measurements;
    private final RemoteHealth wellness;
    private final RemoteCallLimiters remoteCallLimiters;
    private final MonthlyCosts costs;
    private final int attempts;
    private final Duration timeout;

    RemoteCalls(
            Measurements measurements,
            RemoteHealth wellness,
            RemoteCallLimiters remoteCallLimiters,
            MonthlyCosts costs,
            InferenceConfig config) {
        this.measurements = measurements;
        this.wellness = wellness;
        this.remoteCallLimiters = remoteCallLimiters;
        this.costs = costs;
        this.attempts = config.attempts();
        this.timeout = config.callTimeout();
    }

    /** The parameters of a call, which are the same for all its attempts. */
    private record Call<A, T>(
            RemoteModel remote,
            RemoteCallLimiter gate,
            List<String> billed,
            Requester asker,
            Supplier<CompletionStage<A>> way,
            Function<A, ParsedAnswer<T>> read,
            long deadline) {}

    /**
     * Calls a remote and parses its answer.
     *
     * @param billed names in the price table of what an answer is billed for
     * @param asker requester, for the order in the queue and for the costs
     * @param call sends the request; invoked once per attempt
     * @param read parses the answer; a malformed one fails the call
     */
    <A, T> Uni<T> ask(
            RemoteModel remote,
            List<String> billed,
            Requester asker,
            Supplier<CompletionStage<A>> call,
            Function<A, ParsedAnswer<T>> read) {
        return Uni.createFrom()
                .deferred(() -> attempt(
                        new Call<>(
                                remote,
                                remoteCallLimiters.of(remote),
                                billed,
                                asker,
                                call,
                                read,
                                System.nanoTime() + longest(asker).toNanos()),
                        1,
                        false));
    }

    /** Longest time for all attempts of a call: a query waits no longer than its patience in the queue. */
    private Duration longest(Requester asker) {
        var patience = remoteCallLimiters.patience(asker);
        return switch (asker.urgency()) {
            case INTERACTIVE -> patience.compareTo(timeout) < 0 ? patience : timeout;
            case BATCH -> timeout;
        };
    }

    private <A, T> Uni<T> attempt(Call<A, T> call, int number, boolean again) {
        long waitedFrom = System.nanoTime();
        var got = new AtomicReference<@Nullable CallPermit>();
        return call.gate()
                .turn(call.asker(), remoteCallLimiters.patience(call.asker()), again)
                .invoke(got::set)
                .invoke(() ->
                        measurements.waited(call.remote().tag(), call.asker().urgency(), since(waitedFrom)))
                .emitOn(Infrastructure.getDefaultWorkerPool()) // the SDK encodes and signs before it sends
                .chain(leave -> once(call, leave))
                .onCancellation()
                .invoke(() -> {
                    var leave = got.get();
                    if (leave != null) {
                        leave.abandoned();
                    }
                })
                .onFailure(RemoteFailure.class)
                .recoverWithUni(failure -> repeated(call, number, (RemoteFailure) failure));
    }

    private <A, T> Uni<T> repeated(Call<A, T> call, int number, RemoteFailure failure) {
        return switch (failure.fault()) {
            case RemoteFault.Throttled throttled -> {
                var pause = throttled.retryAfter().orElse(Duration.ZERO);
                yield fits(call, pause) ? after(pause, () -> attempt(call, number, true)) : failed(failure);
            }
            case RemoteFault.Unreachable unreachable -> {
                var pause = unreachable.retryAfter().orElse(PAUSE.multipliedBy(number));
                yield number < attempts && !call.gate().isOpen() && fits(call, pause)
                        ? after(pause, () -> attempt(call, number + 1, false))
                        : failed(failure);
            }
            case RemoteFault.NotReady _,
                    RemoteFault.NotAttempted _,
                    RemoteFault.ModelError _,
                    RemoteFault.AccessDenied _,
                    RemoteFault.Refused _,
                    RemoteFault.InvalidRequest _,
                    RemoteFault.MalformedAnswer _,
                    RemoteFault.InvalidPicture _ -> failed(failure);
        };
    }

    private <A, T> Uni<T> once(Call<A, T> call, CallPermit leave) {
        long started = System.nanoTime();
        return Uni.createFrom()
                .completionStage(call.way())
                .onFailure()
                .transform(failure -> new RemoteFailure(AwsFaultReader.read(call.remote(), failure), failure))
                .map(answer -> understood(call.remote(), call.read().apply(answer)))
                .onItem()
                .invoke(() -> {
                    leave.answered();
                    costs.called(call.remote().tag(), call.billed(), call.asker(), true);
                    measurements.call(call.remote().tag(), ANSWERED, since(started));
                    wellness.answered(call.remote());
                })
                .onFailure(RemoteFailure.class)
                .invoke(failure -> {
                    var fault = ((RemoteFailure) failure).fault();
                    tell(leave, fault);
                    costs.called(call.remote().tag(), call.billed(), call.asker(), false);
                    measurements.call(call.remote().tag(), fault.code(), since(started));
                    wellness.failed(fault);
                });
    }

    /** Reports to the limiter what a fault means for the remote: throttled, unavailable, or available. */
    private static void tell(CallPermit leave, RemoteFault fault) {
        switch (fault) {
            case RemoteFault.Throttled throttled ->
                leave.throttled(bounded(throttled.retryAfter().orElse(THROTTLED_PAUSE)));
            case RemoteFault.ModelError(var _, int status, var _, var _)
            when status == 429 -> leave.throttled(THROTTLED_PAUSE);
            case RemoteFault.ModelError(var _, int status, var _, var _) when status == 503 -> leave.failed();
            case RemoteFault.AccessDenied(var _, var _, boolean expired) when expired -> leave.failed();
            case RemoteFault.NotReady _, RemoteFault.Unreachable _ -> leave.failed();
            case RemoteFault.ModelError _,
                    RemoteFault.AccessDenied _,
                    RemoteFault.Refused _,
                    RemoteFault.MalformedAnswer _,
                    RemoteFault.InvalidPicture _,
                    RemoteFault.NotAttempted _ -> leave.answered();
            case RemoteFault.InvalidRequest _ -> leave.abandoned(); // the remote was not called
        }
    }

    /** Limits a Retry-After: no remote may pause all calls for longer. */
    private static Duration bounded(Duration asked) {
        return asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked;
    }

    private static boolean fits(Call<?, ?> call, Duration pause) {
        return System.nanoTime() + pause.toNanos() < call.deadline();
    }

    private static <T> Uni<T> after(Duration pause, Supplier<Uni<T>> next) {
        return pause.isZero()
                ? Uni.createFrom().deferred(() -> next.get())
                : Uni.createFrom().voidItem().onItem().delayIt().by(pause).chain(() -> next.get());
    }

    private static <T> Uni<T> failed(RemoteFailure failure) {
        return Uni.createFrom().failure(failure);
    }

    private static <T> T understood(RemoteModel remote, ParsedAnswer<T> reading) {
        return switch (reading) {
            case ParsedAnswer.Understood<T>(var value) -> value;
            case ParsedAnswer.Malformed<T>(var sentence) ->
                throw new RemoteFailure(new RemoteFault.MalformedAnswer(remote, sentence));
        };
    }

    private static Duration since(long started) {
        return Duration.ofNanos(System.nanoTime() - started);
    }
}
