package org.vitrine.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.vitrine.platform.Addresses;
import org.vitrine.platform.Server;
import org.vitrine.platform.junit.WithServers;

/** Tests the check of topic settings with a real Kafka and a topic that was created with other settings. */
@WithServers(Server.KAFKA)
class TopicCheckIT {

    private static final String TOPIC = "image-withdrawn";
    private static final TopicSettings NEEDED =
            new TopicSettings((short) 1, 1, Duration.ofDays(90), Duration.ofDays(365));

    @Test
    void aTopicThatForgetsTooEarlyStopsTheStartUntilItIsChanged(Addresses addresses) throws Exception {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", addresses.bootstrapServers()))) {
            // Given
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1).configs(Map.of("retention.ms", "3600000"))))
                    .all()
                    .get();
            var check = new TopicCheck(admin, NEEDED.copies(), NEEDED.all());

            // When
            var weaknesses = check.weaknesses();

            // Then
            assertThat(weaknesses).containsExactly(new TopicWeakness(TOPIC, "retention.ms", "3600000", "-1", true));
            assertThatThrownBy(() -> check.run(FlowConfig.WhenWeak.FAIL))
                    .isInstanceOf(TopicCheck.UnsafeTopicSettings.class)
                    .hasMessageContaining("topic 'image-withdrawn' has retention.ms=3600000 and needs -1");
            assertThatCode(() -> check.run(FlowConfig.WhenWeak.WARN)).doesNotThrowAnyException();
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, TOPIC),
                            List.of(new AlterConfigOp(
                                    new ConfigEntry("retention.ms", "-1"), AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
            assertThatCode(() -> check.run(FlowConfig.WhenWeak.FAIL)).doesNotThrowAnyException();
        }
    }
}
