package org.vitrine.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Compares the settings of the existing topics with those that Vitrine needs, at start-up. Blocks. */
final class TopicCheck {

    private static final Logger LOG = Logger.getLogger(TopicCheck.class);

    /** Stops the start of the service: topics are set so that records would be lost although every broker works. */
    static final class UnsafeTopicSettings extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnsafeTopicSettings(List<TopicWeakness> weaknesses) {
            super(weaknesses.stream().map(TopicWeakness::sentence).collect(Collectors.joining("; "))
                    + ". Records would be deleted too early. Change the topics (kafka-configs --alter), or set"
                    + " vitrine.flow.provisioning.check=warn to start nevertheless");
        }
    }

    private final Admin admin;
    private final short copies;
    private final Map<String, Map<String, String>> needed;

    /**
     * @param copies replication factor that every topic needs
     * @param needed weakest settings of each topic, by topic name
     */
    TopicCheck(Admin admin, short copies, Map<String, Map<String, String>> needed) {
        this.admin = admin;
        this.copies = copies;
        this.needed = Map.copyOf(needed);
    }

    /**
     * Logs every weaker setting. Where Kafka denies this service access to the settings, it logs that and returns.
     *
     * @param whenWeak whether a setting that loses data stops the start
     * @throws UnsafeTopicSettings where a setting loses data and {@code whenWeak} is {@code FAIL}
     */
    void run(FlowConfig.WhenWeak whenWeak) throws ExecutionException, InterruptedException {
        List<TopicWeakness> weaknesses;
        try {
            weaknesses = weaknesses();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof AuthorizationException denied) {
                LOG.warnf(
                        "the settings of the topics cannot be checked: %s; allow this service DescribeConfigs on them",
                        denied.getMessage());
                return;
            }
            throw failure;
        }
        weaknesses.forEach(weakness -> LOG.warn(weakness.sentence()));
        var dataLosing = weaknesses.stream().filter(TopicWeakness::losesData).toList();
        if (!dataLosing.isEmpty() && whenWeak == FlowConfig.WhenWeak.FAIL) {
            throw new UnsafeTopicSettings(dataLosing);
        }
    }

    List<TopicWeakness> weaknesses() throws ExecutionException, InterruptedException {
        Map<String, Map<String, String>> neededSettings = new HashMap<>(needed);
        var present = admin.listTopics().names().get();
        neededSettings.keySet().stream()
                .filter(name -> !present.contains(name))
                .forEach(name -> LOG.warnf(
                        "topic '%s' does not exist; create it, or set vitrine.flow.provisioning.enabled=true", name));
        neededSettings.keySet().retainAll(present);
        var described =
                admin.describeTopics(neededSettings.keySet()).allTopicNames().get();
        var resources = neededSettings.keySet().stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        List<TopicWeakness> weaknesses = new ArrayList<>();
        for (var entry : admin.describeConfigs(resources).all().get().entrySet()) {
            String name = entry.getKey().name();
            weaknesses.addAll(TopicWeakness.of(
                    name,
                    copies(described.get(name)),
                    values(entry.getValue()),
                    copies,
                    neededSettings.getOrDefault(name, Map.of())));
        }
        return weaknesses;
    }

    private static int copies(@Nullable TopicDescription topic) {
        return topic == null
                ? 0
                : topic.partitions().stream()
                        .mapToInt(partition -> partition.replicas().size())
                        .min()
                        .orElse(0);
    }

    private static Map<String, String> values(Config config) {
        return config.entries().stream()
                .filter(entry -> entry.value() != null)
                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    }
}
