package org.vitrine.index.streams;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an application does with its state before it starts: the result of comparing its topology with the topics and
 * offsets in Kafka. Pure.
 *
 * <pre>
 * inputs absent ───────────────────────────▶ {@link Postpone}
 * partitions differ ───────────────────────▶ {@link Refuse}
 * a changelog or repartition topic missing ▶ {@link Rebuild}  ┐ {@link Postpone} while
 * a repartition topic left over ───────────▶ {@link Rebuild}  │ replicas run
 * a changelog left over ───────────────────▶ {@link Forget}   ┘
 * otherwise ───────────────────────────────▶ {@link Continue}
 * </pre>
 *
 * <p>The changelog and repartition topics are the record of the topology that ran last. That also holds for a return to
 * an earlier release: it deletes what it does not keep up to date, so that a later release builds it anew.
 */
sealed interface StartPlan {

    /** The state in Kafka belongs to the topology. */
    record Continue() implements StartPlan {}

    /** Delete changelogs of stores that the topology no longer has. The other stores are complete. */
    record Forget(Set<String> topics) implements StartPlan {}

    /** Delete the state, and compute it again from the first record of the inputs. */
    record Rebuild(Set<String> topics, String reason) implements StartPlan {}

    /** Compare again in a moment; the message counts where the cause stays. */
    record Postpone(String message) implements StartPlan {}

    /** Do not start: an operator must act. */
    record Refuse(String message) implements StartPlan {}

    /**
     * What Kafka holds of an application.
     *
     * @param partitions number of partitions of each input and read-back topic that exists
     * @param internal number of partitions of each changelog and repartition topic of the application, also of those
     *     that its topology does not have
     * @param hasOffsets whether the application has committed offsets
     * @param running whether a replica runs, or a group whose offsets a rebuild deletes has members
     */
    record Findings(
            Map<String, Integer> partitions, Map<String, Integer> internal, boolean hasOffsets, boolean running) {}

    /** @param readBack topics beside the inputs that must have as many partitions */
    static StartPlan of(String application, TopologyTopics topology, Set<String> readBack, Findings found) {
        Set<String> absent = new TreeSet<>(topology.inputs());
        absent.addAll(readBack);
        absent.removeAll(found.partitions().keySet());
        if (!absent.isEmpty()) {
            return new Postpone("application %s reads topics %s, which do not exist; create them, or set"
                            .formatted(application, absent)
                    + " vitrine.flow.provisioning.enabled=true");
        }
        var counts = Set.copyOf(found.partitions().values());
        if (counts.size() > 1) {
            return new Refuse(
                    "application %s joins its input topics by partition, but they have %s partitions; give all the same number"
                            .formatted(application, new TreeMap<>(found.partitions())));
        }
        Map<String, Integer> resized = new TreeMap<>(found.internal());
        resized.values().removeIf(counts::contains);
        if (!resized.isEmpty()) {
            return new Refuse(
                    "the input topics of application %s have %s partitions, but its state has %s. Keys are now in other"
                                    .formatted(application, counts, resized)
                            + " partitions than before. Do not delete the state; see 'The number of partitions changed'"
                            + " in docs/runbook.md");
        }
        return compare(application, topology.internal(application), found);
    }

    private static StartPlan compare(String application, Set<String> needed, Findings found) {
        Set<String> missing = new TreeSet<>(needed);
        missing.removeAll(found.internal().keySet());
        Set<String> leftOver = new TreeSet<>(found.internal().keySet());
        leftOver.removeAll(needed);
        // Without offsets, a running replica is starting for the first time and creates the topics at this moment.
        boolean hasRun = found.hasOffsets() || (!found.internal().isEmpty() && !found.running());
        boolean incomplete = hasRun && !missing.isEmpty();
        boolean unread = leftOver.stream().anyMatch(topic -> topic.endsWith(TopologyTopics.REPARTITION_SUFFIX));
        if (!incomplete && leftOver.isEmpty()) {
            return new Continue();
        }
        if (found.running()) {
            return new Postpone(
                    "application %s has another topology than its state: topics %s are missing, topics %s are left over;"
                                    .formatted(application, missing, leftOver)
                            + " stop all replicas of index-service, then start one release");
        }
        return incomplete || unread
                ? new Rebuild(
                        Set.copyOf(found.internal().keySet()),
                        "topics %s are missing, topics %s are left over".formatted(missing, leftOver))
                : new Forget(Set.copyOf(leftOver));
    }
}
