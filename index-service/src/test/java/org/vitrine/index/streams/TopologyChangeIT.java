package org.vitrine.index.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.vitrine.index.streams.CountingApplications.PATIENCE;
import static org.vitrine.index.streams.CountingApplications.awaitCounts;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewPartitions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.flow.KafkaClientSettings;
import org.vitrine.platform.Addresses;
import org.vitrine.platform.Server;
import org.vitrine.platform.junit.TopicRecords;
import org.vitrine.platform.junit.WithServers;

/**
 * Tests an application whose next release has another topology, on the same topics. Releases count records, so that a
 * record that is lost or processed twice changes a count.
 */
@WithServers(Server.KAFKA)
class TopologyChangeIT {

    private CountingApplications counting;
    private StreamsApplications replica;
    private TopicRecords records;
    private String servers;

    @BeforeEach
    void createTopics(Addresses addresses, @TempDir Path state) throws Exception {
        servers = addresses.bootstrapServers();
        counting = new CountingApplications(servers);
        replica = counting.replica(state);
        records = new TopicRecords(servers);
    }

    @AfterEach
    void stop() {
        counting.close();
        records.close();
    }

    @Test
    void aReleaseWithMoreStoresAndPartsAnswersAsAFreshFoldOfTheLog() throws Exception {
        // Given
        var before = counting.start(replica, counting.byImage());
        counting.send(30);
        awaitCounts(before, CountingTopology.IMAGE_COUNT, counting.sentByImage);
        before.stop();

        // When: the next release starts on the offsets and the state of this one, and records go on
        var after = counting.start(replica, counting.byImageAndPlace());
        counting.send(12);

        // Then
        awaitCounts(after, CountingTopology.IMAGE_COUNT, counting.sentByImage);
        awaitCounts(after, CountingTopology.PLACE_COUNT, counting.sentByPlace);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(newestOutput()).isEqualTo(counting.sentByImage));
    }

    @Test
    void aReturnToTheFormerReleaseAndForwardAgainLosesAndDoublesNothing() throws Exception {
        // Given
        var newer = counting.start(replica, counting.byImageAndPlace());
        counting.send(30);
        awaitCounts(newer, CountingTopology.PLACE_COUNT, counting.sentByPlace);
        newer.stop();

        // When
        var former = counting.start(replica, counting.byImage());
        counting.send(12);
        awaitCounts(former, CountingTopology.IMAGE_COUNT, counting.sentByImage);
        former.stop();
        var again = counting.start(replica, counting.byImageAndPlace());

        // Then
        awaitCounts(again, CountingTopology.IMAGE_COUNT, counting.sentByImage);
        awaitCounts(again, CountingTopology.PLACE_COUNT, counting.sentByPlace);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(newestOutput()).isEqualTo(counting.sentByImage));
    }

    @Test
    void aRestartOfTheSameReleaseKeepsStateAndSendsNothingAgain() throws Exception {
        // Given
        var before = counting.start(replica, counting.byImageAndPlace());
        counting.send(30);
        awaitCounts(before, CountingTopology.PLACE_COUNT, counting.sentByPlace);
        before.stop();

        // When
        var after = counting.start(replica, counting.byImageAndPlace());
        counting.send(12);

        // Then: after the stop, nothing more is sent
        awaitCounts(after, CountingTopology.PLACE_COUNT, counting.sentByPlace);
        awaitCounts(after, CountingTopology.IMAGE_COUNT, counting.sentByImage);
        after.stop();
        assertThat(records.of(counting.counted)).hasSize(42);
    }

    @Test
    void morePartitionsOfTheInputAreRefusedAndTheStateStays() throws Exception {
        // Given
        var before = counting.start(replica, counting.byImage());
        counting.send(30);
        awaitCounts(before, CountingTopology.IMAGE_COUNT, counting.sentByImage);
        before.stop();

        // When
        setPartitions(5);
        var after = counting.create(replica, counting.byImage());

        // Then
        assertThatThrownBy(after::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("[5]")
                .hasMessageContaining(counting.group + "-image-count-changelog=3")
                .hasMessageContaining("docs/runbook.md");
        try (var admin = counting.admin()) {
            assertThat(admin.listTopics().names().get()).contains(counting.group + "-image-count-changelog");
        }
    }

    @Test
    void recordsFromBeforeAnIncreaseOfPartitionsAreFound() throws Exception {
        // Given
        counting.send(30);
        var placement = new KeyPlacement(KafkaClientSettings.ofBrokers(servers), PATIENCE);
        var before = placement.misplaced(counting.facts);
        setPartitions(5);

        // When
        var after = placement.misplaced(counting.facts);

        // Then
        assertThat(before).isEmpty();
        assertThat(after).isPresent();
    }

    private void setPartitions(int partitions) throws Exception {
        try (var admin = counting.admin()) {
            admin.createPartitions(Map.of(counting.facts, NewPartitions.increaseTo(partitions)))
                    .all()
                    .get();
            await().atMost(PATIENCE)
                    .until(() -> admin.describeTopics(List.of(counting.facts)).allTopicNames().get().values().stream()
                            .allMatch(topic -> topic.partitions().size() == partitions));
        }
    }

    /** Returns the last output of each image. */
    private Map<String, Long> newestOutput() {
        Map<String, Long> newest = new HashMap<>();
        records.of(counting.counted)
                .forEach(record ->
                        newest.put(record.key(), Long.parseLong(new String(record.value(), StandardCharsets.UTF_8))));
        return newest;
    }
}
