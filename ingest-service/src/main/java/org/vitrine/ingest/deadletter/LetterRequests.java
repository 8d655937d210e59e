package org.vitrine.ingest.deadletter;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vitrine.admission.Bulkhead;
import org.vitrine.flow.KafkaClientSettings;
import org.vitrine.ingest.measure.IngestMetric;

/**
 * Runs the requests to replay or drop letters, one at a time in this replica. A request begins no letter after 30 s, and
 * answers where the next one continues. Blocks.
 */
@ApplicationScoped
class LetterRequests {

    private static final Duration MAX_TIME = Duration.ofSeconds(30);

    private final DeadLetterFollower follower;
    private final LetterReplay letterReplay;
    private final DeadLetterConfig config;
    private final MeterRegistry metrics;
    private final KafkaClientSettings kafka;
    private final Bulkhead running = Bulkhead.refusing(1, () -> new DeadLetterProblem.Running().exception());

    LetterRequests(
            DeadLetterFollower follower,
            LetterReplay letterReplay,
            DeadLetterConfig config,
            MeterRegistry metrics,
            KafkaClientSettings kafka) {
        this.follower = follower;
        this.letterReplay = letterReplay;
        this.config = config;
        this.metrics = metrics;
        this.kafka = kafka;
    }

    /** @throws org.vitrine.problem.ProblemException malformed-request where the request gives a reason */
    ReplayAnswer replay(LetterRequest request) {
        request.requireNoReason();
        return running.call(Duration.ZERO, () -> {
            try (var reader = new LetterReader(kafka, config.readTimeout())) {
                return run(request, letter -> letterReplay.replay(reader, letter, request));
            }
        });
    }

    /** @throws org.vitrine.problem.ProblemException malformed-request where the request gives no reason */
    ReplayAnswer drop(LetterRequest request) {
        request.requiredReason();
        return running.call(Duration.ZERO, () -> run(request, letter -> letterReplay.drop(letter, request)));
    }

    /** Work on one letter. */
    private interface LetterWork {

        LetterResult apply(LetterId letter) throws InterruptedException;
    }

    private ReplayAnswer run(LetterRequest request, LetterWork work) {
        return request.group()
                .map(group -> ofGroup(openLetters(group, request), request, work))
                .orElseGet(() -> ofNamed(request, work));
    }

    private ReplayAnswer ofGroup(List<ListedLetter> open, LetterRequest request, LetterWork work) {
        var results = results(open.stream().map(ListedLetter::id), request, work);
        int done = results.size();
        boolean more = done < open.size() && done > 0;
        return ReplayAnswer.of(results, more ? Optional.of(LetterCursor.of(open.get(done - 1))) : Optional.empty());
    }

    private ReplayAnswer ofNamed(LetterRequest request, LetterWork work) {
        var results = results(request.letters().stream(), request, work);
        request.letters().stream()
                .skip(results.size())
                .map(LetterRequests::notReached)
                .forEach(results::add);
        return ReplayAnswer.of(results, Optional.empty());
    }

    private List<LetterResult> results(Stream<LetterId> letters, LetterRequest request, LetterWork work) {
        var selected = letters.limit(request.limit()).toList();
        var results = new ArrayList<LetterResult>();
        long deadline = System.nanoTime() + MAX_TIME.toNanos();
        try {
            for (int i = 0; i < selected.size() && System.nanoTime() < deadline; i++) {
                var result = work.apply(selected.get(i));
                results.add(result);
                if (!request.dryRun()) {
                    IngestMetric.REPLAYS.count(metrics, result.result());
                }
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            throw new DeadLetterProblem.Unavailable("the service stops").exception();
        }
        return results;
    }

    /** Returns the open letters of the group, the oldest first; one more than the limit where there are more. */
    private List<ListedLetter> openLetters(String group, LetterRequest request) {
        var index = follower.index();
        if (index.group(group).isEmpty()) {
            throw new DeadLetterProblem.UnknownGroup(group).exception();
        }
        return index.oldestOpen(group, request.cursor(), request.limit());
    }

    private static LetterResult notReached(LetterId letter) {
        return LetterResult.failed(letter, "not-reached", "The request ended before its turn. Send it again.");
    }
}
