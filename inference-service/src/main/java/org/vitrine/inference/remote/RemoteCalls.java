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
import org.vitrine.admission.rate.Requester;
import org.vitrine.inference.answer.ParsedAnswer;
import org.vitrine.inference.cost.MonthlyCosts;
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
    /** Pause before the first repetition of a call without an answer; each further pause is longer by as much. */
    private static final Duration RETRY_PAUSE = Duration.ofMillis(100);
    /** Pause after a throttled call if the remote states none. */
    private static final Duration DEFAULT_THROTTLE_PAUSE = Duration.ofSeconds(1);
    /** Longest pause that a remote may request. */
    private static final Duration MAX_PAUSE = Duration.ofMinutes(1);

    private final Measurements measurements;
    private final RemoteHealth health;
    private final RemoteCallLimiters remoteCallLimiters;
    private final MonthlyCosts costs;
    private final int attempts;
    private final Duration timeout;

    RemoteCalls(
            Measurements measurements,
            RemoteHealth health,
            RemoteCallLimiters remoteCallLimiters,
            MonthlyCosts costs,
            InferenceConfig config) {
        this.measurements = measurements;
        this.health = health;
        this.remoteCallLimiters = remoteCallLimiters;
        this.costs = costs;
        this.attempts = config.attempts();
        this.timeout = config.callTimeout();
    }

    /** The parameters of a call, which are the same for all its attempts. */
    private record Call<A, T>(
            RemoteModel remote,
            RemoteCallLimiter limiter,
            List<String> billed,
            Requester requester,
            Supplier<CompletionStage<A>> sender,
            Function<A, ParsedAnswer<T>> parser,
            long deadline) {}

    /**
     * Calls a remote and parses its answer.
     *
     * @param billed names in the price table of what an answer is billed for
     * @param requester requester, for the order in the queue and for the costs
     * @param call sends the request; invoked once per attempt
     * @param parser parses the answer; a malformed one fails the call
     */
    <A, T> Uni<T> call(
            RemoteModel remote,
            List<String> billed,
            Requester requester,
            Supplier<CompletionStage<A>> call,
            Function<A, ParsedAnswer<T>> parser) {
        return Uni.createFrom()
                .deferred(() -> attempt(
                        new Call<>(
                                remote,
                                remoteCallLimiters.of(remote),
                                billed,
                                requester,
                                call,
                                parser,
                                System.nanoTime() + maxDuration(requester).toNanos()),
                        1,
                        false));
    }

    /** Longest time for all attempts of a call: a query waits no longer than its patience in the queue. */
    private Duration maxDuration(Requester requester) {
        var maxQueueTime = remoteCallLimiters.maxQueueTime(requester);
        return switch (requester.urgency()) {
            case INTERACTIVE -> maxQueueTime.compareTo(timeout) < 0 ? maxQueueTime : timeout;
            case BATCH -> timeout;
        };
    }

    private <A, T> Uni<T> attempt(Call<A, T> call, int number, boolean isRetry) {
        long waitedFrom = System.nanoTime();
        var issued = new AtomicReference<@Nullable CallPermit>();
        return call.limiter()
                .acquire(call.requester(), remoteCallLimiters.maxQueueTime(call.requester()), isRetry)
                .invoke(issued::set)
                .invoke(() -> measurements.recordQueueTime(
                        call.remote().tag(), call.requester().urgency(), since(waitedFrom)))
                .emitOn(Infrastructure.getDefaultWorkerPool()) // the SDK encodes and signs before it sends
                .chain(permit -> send(call, permit))
                .onCancellation()
                .invoke(() -> {
                    var permit = issued.get();
                    if (permit != null) {
                        permit.abandoned();
                    }
                })
                .onFailure(RemoteFailure.class)
                .recoverWithUni(failure -> retry(call, number, (RemoteFailure) failure));
    }

    private <A, T> Uni<T> retry(Call<A, T> call, int number, RemoteFailure failure) {
        return switch (failure.fault()) {
            case RemoteFault.Throttled throttled -> {
                var pause = throttled.retryAfter().orElse(Duration.ZERO);
                yield endsBeforeDeadline(call, pause)
                        ? delayed(pause, () -> attempt(call, number, true))
                        : failed(failure);
            }
            case RemoteFault.Unreachable unreachable -> {
                var pause = unreachable.retryAfter().orElse(RETRY_PAUSE.multipliedBy(number));
                yield number < attempts && !call.limiter().isOpen() && endsBeforeDeadline(call, pause)
                        ? delayed(pause, () -> attempt(call, number + 1, false))
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

    private <A, T> Uni<T> send(Call<A, T> call, CallPermit permit) {
        long started = System.nanoTime();
        return Uni.createFrom()
                .completionStage(call.sender())
                .onFailure()
                .transform(failure -> new RemoteFailure(AwsFaultReader.read(call.remote(), failure), failure))
                .map(answer -> valueOf(call.remote(), call.parser().apply(answer)))
                .onItem()
                .invoke(() -> {
                    permit.answered();
                    costs.recordCall(call.remote().tag(), call.billed(), call.requester(), true);
                    measurements.recordCall(call.remote().tag(), ANSWERED, since(started));
                    health.answered(call.remote());
                })
                .onFailure(RemoteFailure.class)
                .invoke(failure -> {
                    var fault = ((RemoteFailure) failure).fault();
                    report(permit, fault);
                    costs.recordCall(call.remote().tag(), call.billed(), call.requester(), false);
                    measurements.recordCall(call.remote().tag(), fault.code(), since(started));
                    health.failed(fault);
                });
    }

    /** Reports to the limiter what a fault means for the remote: throttled, unavailable, or available. */
    private static void report(CallPermit permit, RemoteFault fault) {
        switch (fault) {
            case RemoteFault.Throttled throttled ->
                permit.throttled(bounded(throttled.retryAfter().orElse(DEFAULT_THROTTLE_PAUSE)));
            case RemoteFault.ModelError(var _, int status, var _, var _)
            when status == 429 -> permit.throttled(DEFAULT_THROTTLE_PAUSE);
            case RemoteFault.ModelError(var _, int status, var _, var _) when status == 503 -> permit.failed();
            case RemoteFault.AccessDenied(var _, var _, boolean expired) when expired -> permit.failed();
            case RemoteFault.NotReady _, RemoteFault.Unreachable _ -> permit.failed();
            case RemoteFault.ModelError _,
                    RemoteFault.AccessDenied _,
                    RemoteFault.Refused _,
                    RemoteFault.MalformedAnswer _,
                    RemoteFault.InvalidPicture _,
                    RemoteFault.NotAttempted _ -> permit.answered();
            case RemoteFault.InvalidRequest _ -> permit.abandoned(); // the remote was not called
        }
    }

    /** Limits a Retry-After: no remote may pause all calls for longer. */
    private static Duration bounded(Duration requested) {
        return requested.compareTo(MAX_PAUSE) > 0 ? MAX_PAUSE : requested;
    }

    private static boolean endsBeforeDeadline(Call<?, ?> call, Duration pause) {
        return System.nanoTime() + pause.toNanos() < call.deadline();
    }

    private static <T> Uni<T> delayed(Duration pause, Supplier<Uni<T>> next) {
        return pause.isZero()
                ? Uni.createFrom().deferred(() -> next.get())
                : Uni.createFrom().voidItem().onItem().delayIt().by(pause).chain(() -> next.get());
    }

    private static <T> Uni<T> failed(RemoteFailure failure) {
        return Uni.createFrom().failure(failure);
    }

    private static <T> T valueOf(RemoteModel remote, ParsedAnswer<T> parsed) {
        return switch (parsed) {
            case ParsedAnswer.Valid<T>(var value) -> value;
            case ParsedAnswer.Malformed<T>(var sentence) ->
                throw new RemoteFailure(new RemoteFault.MalformedAnswer(remote, sentence));
        };
    }

    private static Duration since(long started) {
        return Duration.ofNanos(System.nanoTime() - started);
    }
}
