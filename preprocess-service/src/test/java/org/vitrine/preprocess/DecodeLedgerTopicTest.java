package org.vitrine.preprocess;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.vitrine.flow.TopicSettings;

class DecodeLedgerTopicTest {

    @Test
    void anAttemptSurvivesTheLossOfOneBrokerAndIsForgottenAfterTwoWeeks() {
        // When
        var settings =
                DecodeLedgerTopic.settings(new TopicSettings((short) 3, 2, Duration.ofDays(90), Duration.ofDays(365)));

        // Then
        assertThat(settings)
                .containsEntry("min.insync.replicas", "2")
                .containsEntry("unclean.leader.election.enable", "false")
                .containsEntry("cleanup.policy", "compact,delete")
                .containsEntry("retention.ms", "1209600000");
    }
}
