package org.vitrine.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vitrine.events.Topic;

class TopicSettingsTest {

    private static final TopicSettings THREE_COPIES =
            new TopicSettings((short) 3, 2, Duration.ofDays(90), Duration.ofDays(365));

    @Test
    void everyTopicAndItsDeadLettersAreSetForDurability() {
        var all = THREE_COPIES.all();

        assertThat(all).hasSize(2 * Topic.values().length);
        assertThat(all.values()).allSatisfy(settings -> assertThat(settings)
                .containsEntry("min.insync.replicas", "2")
                .containsEntry("unclean.leader.election.enable", "false"));
        assertThat(all.get("image-documents"))
                .containsEntry("cleanup.policy", "compact")
                .containsEntry("delete.retention.ms", "7776000000");
        assertThat(all.get("image-arrived"))
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.ms", "-1");
        assertThat(all.get("classified")).containsEntry("retention.ms", "1209600000");
        assertThat(all.get("embedded-dead-letter")).containsEntry("retention.ms", "31536000000");
    }

    @Test
    void theOutcomeOfADeadLetterIsKeptLongerThanTheLetter() {
        // When
        var settings = THREE_COPIES.ofDeadLetterOutcomes();

        // Then
        assertThat(settings)
                .containsEntry("cleanup.policy", "delete")
                .containsEntry(
                        "retention.ms", Long.toString(Duration.ofDays(395).toMillis()))
                .containsEntry("min.insync.replicas", "2");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "3, 2", "5, 2"})
    void oneBrokerMayBeUnavailableWhereThereAreThreeCopies(short copies, int minInSync) {
        assertThat(TopicSettings.minInSyncReplicas(copies)).isEqualTo(minInSync);
    }

    @ParameterizedTest
    @CsvSource({
        // topic, setting, found, weaker, loses data
        "image-arrived, retention.ms, 604800000, true, true",
        "image-arrived, retention.ms, -1, false, false",
        "image-arrived, retention.bytes, 1000000, true, true",
        "image-arrived, cleanup.policy, compact, true, true",
        "image-documents, cleanup.policy, delete, true, true",
        "image-documents, 'cleanup.policy', 'compact,delete', true, true",
        "image-documents, delete.retention.ms, 86400000, true, false",
        "image-documents, delete.retention.ms, 7776000001, false, false",
        "classified, retention.ms, 1209599999, true, true",
        "classified, retention.ms, 1209600000, false, false",
        "classified, retention.ms, -1, false, false",
        "classified, min.insync.replicas, 1, true, false",
        "classified, min.insync.replicas, 3, false, false",
        "classified, unclean.leader.election.enable, true, true, false",
    })
    void aWeakerSettingIsNamedAndAStrongerOneIsNot(
            String topic, String setting, String found, boolean weaker, boolean losesData) {
        // Given
        Map<String, String> needed = THREE_COPIES.all().getOrDefault(topic, Map.of());
        Map<String, String> settings = new HashMap<>(needed);
        settings.put(setting, found);

        // When
        var weaknesses = TopicWeakness.of(topic, 3, settings, 3, needed);

        // Then
        if (weaker) {
            assertThat(weaknesses)
                    .containsExactly(
                            new TopicWeakness(topic, setting, found, needed.getOrDefault(setting, ""), losesData));
        } else {
            assertThat(weaknesses).isEmpty();
        }
    }

    @Test
    void fewerCopiesThanConfiguredAreNamed() {
        assertThat(TopicWeakness.of("embedded", 1, Map.of(), 3, Map.of()))
                .containsExactly(new TopicWeakness("embedded", "replication factor", "1", "3", false));
    }
}
