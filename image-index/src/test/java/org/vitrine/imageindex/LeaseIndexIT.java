package org.vitrine.imageindex;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vitrine.platform.Addresses;
import org.vitrine.platform.Server;
import org.vitrine.platform.junit.WithServers;

/**
 * Tests that a task has at most one unexpired lease when several writers compete for it. Each test has a collection of
 * its own.
 */
@WithServers(Server.OPENSEARCH)
class LeaseIndexIT {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(900);
    private static final Duration SKEW = Duration.ofSeconds(5);
    private static final int RACERS = 12;

    private static OpenSearchFixture one;
    private static OpenSearchFixture other;

    @BeforeAll
    static void connect(Addresses addresses) {
        one = OpenSearchFixture.at(addresses.indexUrl());
        other = OpenSearchFixture.at(addresses.indexUrl());
    }

    @AfterAll
    static void disconnect() throws IOException {
        one.close();
        other.close();
    }

    /** Returns a second instance, as another replica has it. */
    private static LeaseIndex replica(OpenSearchFixture opened) {
        return new LeaseIndex(opened.client(), new IndexTemplates(opened.client(), opened.config()), opened.config());
    }

    private static ReviewLease lease(String taskId, String token, Instant from) {
        return ReviewLease.of(taskId, "of-" + taskId, "new", token, "person-" + token, from, from.plusSeconds(900));
    }

    private static LeaseOutcome take(LeaseIndex leases, ReviewLease wanted) {
        return OpenSearchFixture.await(leases.acquire(wanted, wanted.leasedAt(), SKEW));
    }

    @Test
    void ofTwelveConcurrentPeopleOneGetsEachTask() throws Exception {
        for (int task = 0; task < 25; task++) {
            String taskId = "race-" + task;
            assertThat(winners(race(taskId, NOON))).as(taskId).hasSize(1);
        }
    }

    @Test
    void anExpiredLeaseIsTakenOverByOneOfTwelve() throws Exception {
        for (int task = 0; task < 25; task++) {
            // Given: its holder was killed
            String taskId = "takeover-" + task;
            var killed = (LeaseOutcome.Held) take(replica(one), lease(taskId, "killed", NOON));

            // When
            var outcomes = race(taskId, LATER.plus(SKEW));

            // Then
            assertThat(winners(outcomes)).as(taskId).hasSize(1);
            var now = OpenSearchFixture.await(replica(one).find(taskId)).orElseThrow();
            assertThat(now).isEqualTo(winners(outcomes).getFirst());
            assertThat(OpenSearchFixture.await(
                            replica(other).renew(taskId, killed.lease().token(), LATER.plusSeconds(900))))
                    .isInstanceOf(LeaseOutcome.NotHeld.class);
        }
    }

    /** Compares random histories of two replicas with a model: the holder of the lease is always that of the model. */
    @Test
    void everyHistoryOfTakesRenewalsAndReleasesHasOneHolder() {
        for (int seed = 0; seed < 12; seed++) {
            var random = new Random(seed);
            var taskId = "history-" + seed;
            var clock = NOON;
            String holder = "";
            var until = NOON;
            for (int step = 0; step < 25; step++) {
                clock = clock.plusSeconds(random.nextInt(600));
                var replica = replica(random.nextBoolean() ? one : other);
                String token = random.nextInt(3) == 0 ? holder : "t" + seed + "-" + step;
                boolean mine = !holder.isEmpty() && token.equals(holder);
                switch (random.nextInt(3)) {
                    case 0 -> {
                        boolean free = holder.isEmpty() || !clock.isBefore(until.plus(SKEW));
                        String fresh = "n" + seed + "-" + step;
                        var outcome = take(replica, lease(taskId, fresh, clock));
                        assertThat(outcome instanceof LeaseOutcome.Held)
                                .as("seed %d step %d take", seed, step)
                                .isEqualTo(free);
                        if (free) {
                            holder = fresh;
                            until = clock.plusSeconds(900);
                        }
                    }
                    case 1 -> {
                        var outcome = OpenSearchFixture.await(replica.renew(taskId, token, clock.plusSeconds(900)));
                        assertThat(outcome instanceof LeaseOutcome.Held)
                                .as("seed %d step %d renew", seed, step)
                                .isEqualTo(mine);
                        until = mine ? clock.plusSeconds(900) : until;
                    }
                    default -> {
                        var outcome = OpenSearchFixture.await(replica.release(taskId, token));
                        assertThat(outcome instanceof LeaseOutcome.Held)
                                .as("seed %d step %d release", seed, step)
                                .isEqualTo(mine);
                        holder = mine ? "" : holder;
                    }
                }
            }
        }
    }

    @Test
    void aReleasedTaskCanBeTakenAtOnceAndAFinishedOneKeepsWhoDidIt() {
        // Given
        take(replica(one), lease("released", "a", NOON));
        OpenSearchFixture.await(replica(one).release("released", "a"));
        take(replica(one), lease("finished", "a", NOON));
        OpenSearchFixture.await(replica(other).finish("finished", "a", NOON.plusSeconds(20), "anna"));

        // When
        var released = take(replica(other), lease("released", "b", NOON.plusSeconds(1)));
        var finished = take(replica(one), lease("finished", "b", NOON.plusSeconds(30)));

        // Then
        assertThat(released).isInstanceOf(LeaseOutcome.Held.class);
        assertThat(((LeaseOutcome.Held) finished).lease().doneAt()).contains(NOON.plusSeconds(20));
        assertThat(((LeaseOutcome.Held) finished).lease().doneBy()).contains("anna");
    }

    @Test
    void theReportCountsLeasesByQueueHidesTasksAndOldLeasesAreDeleted() {
        // Given
        var leases = replica(one);
        var reports = new LeaseReports(one.client(), one.config());
        for (String task : List.of("r1", "r2", "r3", "r4")) {
            take(leases, reported(task, task.equals("r4") ? "conflict" : "new"));
        }
        OpenSearchFixture.await(leases.release("r2", "r2"));
        OpenSearchFixture.await(leases.finish("r3", "r3", NOON.plusSeconds(61), "anna"));
        refresh();

        // When
        var report = OpenSearchFixture.await(reports.of("reported", NOON.plusSeconds(70), NOON, NOON.minusSeconds(60)));
        var afterwards = OpenSearchFixture.await(reports.of("reported", NOON.plusSeconds(1000), LATER, NOON));

        // Then
        assertThat(report.leased()).isEqualTo(Map.of("new", 1L, "conflict", 1L));
        assertThat(report.notOffered()).containsExactlyInAnyOrder("r1", "r3", "r4");
        assertThat(report.done()).isEqualTo(1);
        assertThat(report.work()).containsExactly(new LeaseReport.WorkMinute(NOON.plusSeconds(60), 1));
        assertThat(afterwards.leased()).isEmpty();
        assertThat(afterwards.notOffered()).isEmpty();

        // and when
        OpenSearchFixture.await(reports.deleteExpired(Instant.parse("2027-03-01T12:00:00Z")));
        refresh();

        // Then
        assertThat(OpenSearchFixture.await(reports.of("reported", NOON.plusSeconds(70), NOON, NOON.minusSeconds(60))))
                .isEqualTo(LeaseReport.empty());
    }

    private static ReviewLease reported(String taskId, String queue) {
        return ReviewLease.of(taskId, "reported", queue, taskId, "anna", NOON, LATER);
    }

    private static void refresh() {
        OpenSearchFixture.await(OpenSearchCall.uni(
                OpenSearchFixture.LIMIT, () -> one.client().indices().refresh(r -> r.index(LeaseIndex.NAME.value()))));
    }

    private static List<LeaseOutcome> race(String taskId, Instant at) throws InterruptedException, ExecutionException {
        var start = new CyclicBarrier(RACERS);
        try (var threads = Executors.newFixedThreadPool(RACERS)) {
            List<Callable<LeaseOutcome>> racers = new ArrayList<>();
            for (int racer = 0; racer < RACERS; racer++) {
                String token = taskId + "-" + racer;
                var replica = replica(racer % 2 == 0 ? one : other);
                racers.add(() -> {
                    start.await();
                    return take(replica, lease(taskId, token, at));
                });
            }
            List<LeaseOutcome> outcomes = new ArrayList<>();
            for (Future<LeaseOutcome> outcome : threads.invokeAll(racers)) {
                outcomes.add(outcome.get());
            }
            return outcomes;
        }
    }

    private static List<ReviewLease> winners(List<LeaseOutcome> outcomes) {
        return outcomes.stream()
                .filter(LeaseOutcome.Held.class::isInstance)
                .map(outcome -> ((LeaseOutcome.Held) outcome).lease())
                .toList();
    }
}
