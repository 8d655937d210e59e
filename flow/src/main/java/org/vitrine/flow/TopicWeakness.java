package org.vitrine.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.TopicConfig;

/**
 * A setting of an existing topic that is weaker than Vitrine needs.
 *
 * @param found what it is set to
 * @param needed what it must be set to at least
 * @param losesData whether records are certain to go before their time, without any broker failing
 */
record TopicWeakness(String topic, String setting, String found, String needed, boolean losesData) {

    private static final String COPIES = "replication factor";

    /** What is weaker in one topic; what is stronger than needed is none. */
    static List<TopicWeakness> of(
            String topic, int copies, Map<String, String> found, int neededCopies, Map<String, String> needed) {
        List<TopicWeakness> weaknesses = new ArrayList<>();
        if (copies < neededCopies) {
            weaknesses.add(
                    new TopicWeakness(topic, COPIES, Integer.toString(copies), Integer.toString(neededCopies), false));
        }
        needed.forEach((setting, least) -> Optional.ofNullable(found.get(setting))
                .filter(set -> isWeaker(setting, set, least))
                .ifPresent(set -> weaknesses.add(new TopicWeakness(topic, setting, set, least, losesData(setting)))));
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

    /** −1 stands for ever. */
    private static boolean isShorter(String found, String needed) {
        long limit = Long.parseLong(found);
        long least = Long.parseLong(needed);
        return limit >= 0 && (least < 0 || limit < least);
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
