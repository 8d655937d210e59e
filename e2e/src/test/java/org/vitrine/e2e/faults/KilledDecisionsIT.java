package org.vitrine.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vitrine.decisions.LoggedDecision;
import org.vitrine.e2e.CataloguedHoard;
import org.vitrine.e2e.RunningStack;
import org.vitrine.e2e.RunningSystem;
import org.vitrine.platform.Program;
import org.vitrine.platform.Service;

/**
 * Tests that decisions of two people are all kept, each once, while the services that process them are killed, and that
 * deleted indexes are rebuilt from topics.
 */
@Tag("faults")
class KilledDecisionsIT {

    private static final FaultSettings SETTINGS = FaultSettings.ofSystemProperties();
    private static final Duration PAUSE_BETWEEN_DECISIONS = Duration.ofMillis(400);

    /** Time from the readiness of all programs until every answer contains all acknowledged decisions. */
    private static final Duration VISIBILITY_TIMEOUT = Duration.ofMinutes(2);

    private final RunningStack stack = new RunningStack();

    @Test
    void decisionsMadeWhileServicesAreKilledAreStoredOnceAndRebuiltFromTopics() throws Exception {
        // Given
        var addresses = stack.up();
        var vitrine = new RunningSystem(addresses);
        var hoard = CataloguedHoard.post(
                vitrine, "Decided while killed", CataloguedHoard.Plan.ofObverses(System.nanoTime(), 8, 8, 160));
        var decided = new DecidedCollection(hoard);
        int decisionsPerClient = SETTINGS.decisions() / 2;
        var clients = List.of(
                new DecidingClient(hoard, "anna", decisionsPerClient, PAUSE_BETWEEN_DECISIONS, 1),
                new DecidingClient(hoard, "ben", decisionsPerClient, PAUSE_BETWEEN_DECISIONS, 2));

        // When
        var clientsDone = CompletableFuture.allOf(clients.stream()
                .map(client -> CompletableFuture.runAsync(
                        client, task -> Thread.ofPlatform().name("client").start(task)))
                .toArray(CompletableFuture[]::new));
        var kills = new AtomicInteger();
        for (int round = 0; round < 2 || !clientsDone.isDone(); round++) {
            for (Program program : List.of(Service.SEARCH, Service.INDEX)) {
                if (round % 2 == 0) {
                    reprocess(vitrine, hoard.collection());
                }
                Thread.sleep(1_500);
                stack.kill(program);
                kills.incrementAndGet();
                stack.up();
            }
        }
        var ended = Instant.now();
        clientsDone.join();

        // Then
        var log = DecisionLog.read(addresses, hoard.collection());
        var acknowledged =
                clients.stream().flatMap(it -> it.acknowledged().stream()).toList();
        var ids = log.stream().map(it -> it.decision().getDecisionId()).toList();
        int repeated = ids.size() - new HashSet<>(ids).size();
        assertThat(acknowledged).hasSize(2 * decisionsPerClient).doesNotHaveDuplicates();
        assertThat(new HashSet<>(ids)).as("ids in the log").isEqualTo(Set.copyOf(acknowledged));
        var folded = decided.foldedState(log);
        awaitServed(decided, folded, acknowledged);
        report(
                "%d decisions %s by two clients, %d kills: 0 lost, 0 doubled; %d records of the log repeat an id; sent again: %s; served as folded %s after the last start",
                acknowledged.size(),
                countsByKind(clients),
                kills.get(),
                repeated,
                clients.stream().map(it -> it.retries().toString()).collect(Collectors.joining(" and ")),
                seconds(Duration.between(ended, Instant.now())));
        rebuildFromTopics(decided, folded, acknowledged, log);
    }

    /** Deletes all state and indexes of index-service, and checks that they are rebuilt. */
    private void rebuildFromTopics(
            DecidedCollection decided, Map<String, String> folded, List<String> acknowledged, List<LoggedDecision> log)
            throws Exception {
        // When
        stack.kill(Service.INDEX);
        var addresses = stack.addresses();
        SearchIndexes.delete(addresses);
        SearchIndexes.deleteState(addresses, stack.data(Service.INDEX));
        var began = Instant.now();
        stack.up();

        // Then
        awaitServed(decided, folded, acknowledged);
        assertThat(log).isNotEmpty();
        report(
                "indexes, state and changelogs deleted: the same answers about %d photographs and items %s after the start",
                folded.size(), seconds(Duration.between(began, Instant.now())));
    }

    private static void awaitServed(DecidedCollection decided, Map<String, String> folded, List<String> acknowledged) {
        Set<String> items =
                folded.keySet().stream().filter(it -> !it.startsWith("img-")).collect(Collectors.toSet());
        await().atMost(VISIBILITY_TIMEOUT)
                .pollInterval(Duration.ofSeconds(1))
                .ignoreExceptions()
                .untilAsserted(() -> {
                    assertThat(decided.listedDecisionIds()).containsExactlyInAnyOrderElementsOf(acknowledged);
                    assertThat(decided.servedState(items)).isEqualTo(folded);
                });
    }

    /** Starts reprocessing. A refusal is accepted too, because a second one is refused while one runs. */
    private static void reprocess(RunningSystem vitrine, String collection) throws Exception {
        var answer = vitrine.send(
                Service.INGEST,
                "POST",
                "/v1/collections/%s/reprocess?from=inference".formatted(collection),
                Map.of(),
                "{}");
        assertThat(answer.status()).as("reprocess: %s", answer.body()).isIn(200, 202, 409);
    }

    private static Map<String, Integer> countsByKind(List<DecidingClient> clients) {
        return Stream.concat(clients.get(0).kinds().entrySet().stream(), clients.get(1).kinds().entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Integer::sum, TreeMap::new));
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1e3);
    }

    private static void report(String format, Object... values) {
        System.out.println("FAULTS " + format.formatted(values));
    }
}
