package org.vitrine.index.streams;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jboss.logging.Logger;

/**
 * Reads what Kafka holds of an application, and carries out its {@link StartPlan}. All methods block, and throw {@link
 * IllegalStateException} where Kafka refuses a request or does not answer in time.
 */
final class ApplicationTopics {

    private static final Logger LOG = Logger.getLogger(ApplicationTopics.class);

    /** Longer than Kafka counts a killed process as a member of its group, 45 s by default. */
    private static final Duration POSTPONED_AT_MOST = Duration.ofMinutes(1);

    private static final Duration RETRY_DELAY = Duration.ofMillis(500);

    private final Admin admin;
    private final ApplicationDefinition application;
    private final TopologyTopics topology;
    private final Duration timeout;

    /** @param timeout maximum time for one request to Kafka */
    ApplicationTopics(Admin admin, ApplicationDefinition application, TopologyTopics topology, Duration timeout) {
        this.admin = admin;
        this.application = application;
        this.topology = topology;
        this.timeout = timeout;
    }

    /**
     * Makes the state in Kafka fit the topology.
     *
     * @return whether the local state must be deleted before the start
     * @throws IllegalStateException if the application must not start; the message has the remedy
     */
    boolean prepare() {
        return switch (settledPlan()) {
            case StartPlan.Continue() -> false;
            case StartPlan.Forget(var topics) -> {
                LOG.warnf("application=%s deletes topics %s of stores that it no longer has", application.id(), topics);
                deleteTopics(topics);
                yield true;
            }
            case StartPlan.Rebuild(var topics, var reason) -> {
                LOG.warnf("application=%s computes its state again from all its input: %s", application.id(), reason);
                rebuild(topics);
                yield true;
            }
            case StartPlan.Postpone(var message) -> throw new IllegalStateException(message);
            case StartPlan.Refuse(var message) -> throw new IllegalStateException(message);
        };
    }

    private StartPlan settledPlan() {
        long deadline = System.nanoTime() + POSTPONED_AT_MOST.toNanos();
        var plan = plan();
        if (plan instanceof StartPlan.Postpone(var message)) {
            LOG.warnf("application=%s waits for up to %s: %s", application.id(), POSTPONED_AT_MOST, message);
        }
        while (plan instanceof StartPlan.Postpone && System.nanoTime() < deadline) {
            pause();
            plan = plan();
        }
        return plan;
    }

    /** Reads offsets, then topics, then groups: another replica that starts meanwhile never looks like lost state. */
    private StartPlan plan() {
        boolean hasOffsets = !await(
                        admin.listConsumerGroupOffsets(application.id()).partitionsToOffsetAndMetadata())
                .isEmpty();
        Set<String> inputs = new HashSet<>(topology.inputs());
        inputs.addAll(application.readBack());
        var partitions = partitions(inputs);
        var candidates = await(admin.listTopics().names()).stream()
                .filter(this::isInternal)
                .toList();
        var groups = await(admin.listGroups().all());
        var internal = partitions(candidates.stream()
                .filter(topic -> groups.stream().noneMatch(group -> isOfOther(group.groupId(), topic)))
                .toList());
        return StartPlan.of(
                application.id(),
                topology,
                application.readBack(),
                new StartPlan.Findings(partitions, internal, hasOffsets, isRunning(groups)));
    }

    private boolean isInternal(String topic) {
        return topic.startsWith(application.id() + "-")
                && (topic.endsWith(TopologyTopics.CHANGELOG_SUFFIX)
                        || topic.endsWith(TopologyTopics.REPARTITION_SUFFIX));
    }

    /** Whether a topic belongs to an application whose id begins with the id of this one. */
    private boolean isOfOther(String group, String topic) {
        return group.startsWith(application.id() + "-") && topic.startsWith(group + "-");
    }

    private boolean isRunning(Collection<GroupListing> groups) {
        return groups.stream()
                .filter(group -> group.groupId().equals(application.id())
                        || application.resendingGroups().contains(group.groupId()))
                .anyMatch(group -> group.groupState()
                        .filter(state -> state != GroupState.EMPTY && state != GroupState.DEAD)
                        .isPresent());
    }

    /** Returns the number of partitions of each of the topics that exists. */
    private Map<String, Integer> partitions(Collection<String> topics) {
        Map<String, Integer> found = new TreeMap<>();
        admin.describeTopics(topics)
                .topicNameValues()
                .forEach((name, topic) -> unlessAbsent(
                        () -> found.put(name, await(topic).partitions().size())));
        return found;
    }

    /**
     * Deletes the state. The offsets of the application are last: while it has offsets and not all topics, a start that
     * broke off is repeated.
     */
    private void rebuild(Set<String> topics) {
        application.resendingGroups().forEach(this::deleteOffsets);
        deleteTopics(topics);
        deleteOffsets(application.id());
    }

    private void deleteOffsets(String group) {
        try {
            await(admin.deleteConsumerGroups(List.of(group)).all());
        } catch (IllegalStateException failure) {
            if (!(failure.getCause() instanceof GroupIdNotFoundException)) {
                throw failure;
            }
        }
    }

    /** Deletes topics and waits until they are gone, because Kafka Streams would use a topic that is still listed. */
    private void deleteTopics(Set<String> topics) {
        admin.deleteTopics(topics).topicNameValues().forEach((name, deletion) -> unlessAbsent(() -> await(deletion)));
        retryWhile(() -> await(admin.listTopics().names()).stream().anyMatch(topics::contains));
    }

    private void retryWhile(BooleanSupplier pending) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (pending.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "Kafka did not delete topics of application %s within vitrine.index.streams.kafka-timeout %s; start again"
                                .formatted(application.id(), timeout));
            }
            pause();
        }
    }

    private static void unlessAbsent(Runnable request) {
        try {
            request.run();
        } catch (IllegalStateException failure) {
            if (!(failure.getCause() instanceof UnknownTopicOrPartitionException)) {
                throw failure;
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(RETRY_DELAY);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for Kafka", interruption);
        }
    }

    private <T> T await(KafkaFuture<T> request) {
        try {
            return request.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failure) {
            throw new IllegalStateException(
                    "Kafka refused to read or change topics or offsets of application %s: %s; check kafka.bootstrap.servers and rights"
                            .formatted(application.id(), failure.getCause()),
                    failure.getCause());
        } catch (TimeoutException late) {
            throw new IllegalStateException(
                    "Kafka did not answer within vitrine.index.streams.kafka-timeout %s; check kafka.bootstrap.servers"
                            .formatted(timeout),
                    late);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for Kafka", interruption);
        }
    }
}
