package org.vitrine.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.TopicConfig;

/**
 * A setting of an existing topic that is weaker than Vitrine needs, such as a shorter retention.
 *
 * @param topic name of the topic
 * @param setting name of the setting, as in Kafka's topic configuration, or "replication factor"
 * @param found present value of the setting
 * @param needed weakest value that Vitrine accepts
 * @param losesData whether records are certain to be deleted too early, without the failure of any broker
 */
record TopicWeakness(String topic, String setting, String found, String needed, boolean losesData) {

    private static final String REPLICATION_FACTOR = "replication factor";

    /**
     * Returns the weaker settings of one topic; a stronger setting than needed is not one of them.
     *
     * @param copies least number of copies that any partition of the topic has
     * @param found present settings of the topic, by name; one that is absent is not compared
     * @param needed weakest settings that Vitrine accepts, by name
     */
    static List<TopicWeakness> of(
            String topic, int copies, Map<String, String> found, int neededCopies, Map<String, String> needed) {
        List<TopicWeakness> weaknesses = new ArrayList<>();
        if (copies < neededCopies) {
            weaknesses.add(new TopicWeakness(
                    topic, REPLICATION_FACTOR, Integer.toString(copies), Integer.toString(neededCopies), false));
        }
        needed.forEach((setting, minimum) -> Optional.ofNullable(found.get(setting))
                .filter(value -> isWeaker(setting, value, minimum))
                .ifPresent(value ->
                        weaknesses.add(new TopicWeakness(topic, setting, value, minimum, losesData(setting)))));
        return weaknesses;
    }

    private static boolean isWeaker(String setting, String found, String needed) {
        return switch (setting) {
            case TopicConfig.CLEANUP_POLICY_CONFIG -> !found.equals(needed);
            case TopicConfig.RETENTION_MS_CONFIG, TopicConfig.RETENTION_BYTES_CONFIG -> isShorter(found, needed);
            case TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG -> Boolean.parseBoolean(found);
            default -> Long.parseLong(found) < Long.parseLong(needed);
        };
    }

    /** Returns whether a retention is shorter than needed; −1 means without limit. */
    private static boolean isShorter(String found, String needed) {
        long limit = Long.parseLong(found);
        long minimum = Long.parseLong(needed);
        return limit >= 0 && (minimum < 0 || limit < minimum);
    }

    private static boolean losesData(String setting) {
        return switch (setting) {
            case TopicConfig.CLEANUP_POLICY_CONFIG,
                    TopicConfig.RETENTION_MS_CONFIG,
                    TopicConfig.RETENTION_BYTES_CONFIG -> true;
            default -> false;
        };
    }

    String sentence() {
        return "topic '%s' has %s=%s and needs %s".formatted(topic, setting, found, needed);
    }
}
