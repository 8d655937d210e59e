package org.vitrine.index.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.vitrine.index.streams.CountingApplications.PATIENCE;
import static org.vitrine.index.streams.CountingApplications.awaitCounts;

import io.quarkus.runtime.ShutdownEvent;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.platform.Addresses;
import org.vitrine.platform.Server;
import org.vitrine.platform.junit.WithServers;

/** Tests two replicas of one application with state folders of their own, of which one computes the state again. */
@WithServers(Server.KAFKA)
class ConcurrentStartIT {

    private CountingApplications counting;
    private StreamsApplications first;
    private StreamsApplications second;

    @BeforeEach
    void createTopics(Addresses addresses, @TempDir Path folder) throws Exception {
        counting = new CountingApplications(addresses.bootstrapServers());
        first = counting.replica(folder.resolve("first"));
        second = counting.replica(folder.resolve("second"));
    }

    @AfterEach
    void stop() {
        counting.close();
    }

    @Test
    void aReplicaThatIsLateWithTheSamePlanDeletesNothingOfTheNewState() throws Exception {
        // Given: a replica decides to compute the state again; before it does, another replica has done so and runs
        var former = counting.start(first, counting.byImage());
        counting.send(30);
        awaitCounts(former, CountingTopology.IMAGE_COUNT, counting.sentByImage);
        former.stop();
        var topology = counting.byImageAndPlace();
        try (var admin = counting.admin()) {
            var late =
                    new ApplicationTopics(admin, counting.definition(topology), TopologyTopics.of(topology), PATIENCE);
            var plan =
                    await().atMost(PATIENCE).until(late::compare, found -> found.plan() instanceof StartPlan.Rebuild);
            var running = counting.start(first, counting.byImageAndPlace());
            awaitCounts(running, CountingTopology.PLACE_COUNT, counting.sentByPlace);
            awaitCounts(running, CountingTopology.IMAGE_COUNT, counting.sentByImage);
            var before = late.compare();

            // When
            late.carryOut(plan);
            var after = late.compare();
            running.stop();
            var restored = counting.start(second, counting.byImageAndPlace());

            // Then
            assertThat(plan.internal()).isNotEmpty();
            assertThat(before.plan()).isEqualTo(new StartPlan.Continue());
            assertThat(after).isEqualTo(before);
            awaitCounts(restored, CountingTopology.PLACE_COUNT, counting.sentByPlace);
            awaitCounts(restored, CountingTopology.IMAGE_COUNT, counting.sentByImage);
        }
    }

    @Test
    void aStateFolderFromBeforeARebuildByAnotherReplicaIsNotUsed() throws Exception {
        // Given: a replica with state; then changelog and records are lost, and another replica computes from new ones
        var before = counting.start(first, counting.byImage());
        counting.send(30);
        awaitCounts(before, CountingTopology.IMAGE_COUNT, counting.sentByImage);
        before.stop();
        deleteChangelogAndRecords();
        counting.sentByImage.clear();
        counting.send(1);
        var other = counting.start(second, counting.byImage());
        awaitCounts(other, CountingTopology.IMAGE_COUNT, counting.sentByImage);
        other.stop();

        // When
        var after = counting.start(first, counting.byImage());

        // Then
        awaitCounts(after, CountingTopology.IMAGE_COUNT, counting.sentByImage);
    }

    @Test
    void aGroupWhoseNameBeginsATopicOfTheStateDoesNotHideIt() throws Exception {
        // Given: an operator's group, whose name is the beginning of the changelog's
        var topology = counting.byImage();
        var running = counting.start(first, counting.byImage());
        counting.send(10);
        awaitCounts(running, CountingTopology.IMAGE_COUNT, counting.sentByImage);
        try (var admin = counting.admin()) {
            admin.alterConsumerGroupOffsets(
                            counting.group + "-image",
                            Map.of(new TopicPartition(counting.facts, 0), new OffsetAndMetadata(0)))
                    .all()
                    .get();

            // When
            var comparison = new ApplicationTopics(
                            admin, counting.definition(topology), TopologyTopics.of(topology), PATIENCE)
                    .compare();

            // Then
            assertThat(comparison.plan()).isEqualTo(new StartPlan.Continue());
            assertThat(comparison.internal()).containsOnlyKeys(changelog());
        }
    }

    @Test
    void aRequestedStopReturnsBeforeTheThreadsHaveEndedAndTheyLeaveTheGroup() throws Exception {
        // Given
        var running = counting.start(first, counting.byImage());
        await().atMost(PATIENCE).until(running::isReady);

        // When
        first.requestStop(new ShutdownEvent());
        var requested = running.streams().state();
        running.stop();
        var group = counting.groupState();

        // Then
        assertThat(group).contains(GroupState.EMPTY);
        assertThat(requested).isIn(KafkaStreams.State.PENDING_SHUTDOWN, KafkaStreams.State.NOT_RUNNING);
        assertThat(running.streams().state()).isEqualTo(KafkaStreams.State.NOT_RUNNING);
    }

    private void deleteChangelogAndRecords() throws Exception {
        try (var admin = counting.admin()) {
            admin.deleteTopics(List.of(changelog())).all().get();
            await().atMost(PATIENCE)
                    .until(() -> !admin.listTopics().names().get().contains(changelog()));
            Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
            for (int partition = 0; partition < CountingApplications.PARTITIONS; partition++) {
                all.put(new TopicPartition(counting.facts, partition), RecordsToDelete.beforeOffset(-1));
            }
            admin.deleteRecords(all).all().get();
        }
    }

    private String changelog() {
        return counting.group + "-image-count-changelog";
    }
}
