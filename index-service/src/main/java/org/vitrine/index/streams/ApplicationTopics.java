package org.vitrine.index.streams;

import static org.vitrine.index.streams.KafkaAnswers.unlessAbsent;

import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicCollection;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.jboss.logging.Logger;

/**
 * Reads what Kafka holds of an application, and carries out its {@link StartPlan}. All methods block, and throw {@link
 * IllegalStateException} where Kafka refuses a request or does not answer in time.
 *
 * <p>Several replicas may carry out the same plan at the same time. Topics are deleted by their ids, so that a replica
 * never deletes a topic that another one has created since the comparison.
 */
final class ApplicationTopics {

    private static final Logger LOG = Logger.getLogger(ApplicationTopics.class);

    /** Longer than Kafka counts a killed process as a member of its group, 45 s by default. */
    private static final Duration POSTPONED_AT_MOST = Duration.ofMinutes(1);

    private static final Duration RETRY_DELAY = Duration.ofMillis(500);

    /** A plan is carried out once, and again where another replica changed the topics meanwhile. */
    private static final int MAX_PLANS = 5;

    private final Admin admin;
    private final ApplicationDefinition application;
    private final TopologyTopics topology;
    private final Duration timeout;
    private final KafkaAnswers answers;

    /**
     * A plan, and the topics for which it was decided.
     *
     * @param internal ids of the changelog and repartition topics of the application, by name
     */
    record StateComparison(StartPlan plan, Map<String, Uuid> internal) {

        StateComparison {
            internal = Collections.unmodifiableMap(new TreeMap<>(internal));
        }

        private Set<Uuid> idsOf(Set<String> topics) {
            Map<String, Uuid> found = new TreeMap<>(internal);
            found.keySet().retainAll(topics);
            return Set.copyOf(found.values());
        }
    }

    /** @param timeout maximum time for one request to Kafka */
    ApplicationTopics(Admin admin, ApplicationDefinition application, TopologyTopics topology, Duration timeout) {
        this.admin = admin;
        this.application = application;
        this.topology = topology;
        this.timeout = timeout;
        this.answers = new KafkaAnswers(application.id(), timeout);
    }

    /**
     * Makes the state in Kafka fit the topology.
     *
     * @return ids of the changelog and repartition topics that exist now, by name; local state of other topics must be
     *     deleted before the start
     * @throws IllegalStateException if the application must not start; the message has the remedy
     */
    Map<String, Uuid> prepare() {
        long deadline = System.nanoTime() + POSTPONED_AT_MOST.toNanos();
        for (int plans = 0; plans < MAX_PLANS; plans++) {
            var comparison = settledComparison(deadline);
            if (comparison.plan() instanceof StartPlan.Continue) {
                return comparison.internal();
            }
            carryOut(comparison);
        }
        throw new IllegalStateException(
                "topics of application %s changed %d times during its start; start again when no other replica starts"
                        .formatted(application.id(), MAX_PLANS));
    }

    private StateComparison settledComparison(long deadline) {
        var comparison = compare();
        if (comparison.plan() instanceof StartPlan.Postpone(var message)) {
            LOG.warnf("application=%s waits for up to %s: %s", application.id(), POSTPONED_AT_MOST, message);
        }
        while (comparison.plan() instanceof StartPlan.Postpone && System.nanoTime() < deadline) {
            pause();
            comparison = compare();
        }
        return comparison;
    }

    /**
     * Carries out a plan, also one that is out of date: topics that were created after the comparison stay, and offsets
     * stay while their group has members.
     */
    void carryOut(StateComparison comparison) {
        switch (comparison.plan()) {
            case StartPlan.Continue() -> LOG.debugf("application=%s has the state of its topology", application.id());
            case StartPlan.Forget(var topics) -> {
                LOG.warnf("application=%s deletes topics %s of stores that it no longer has", application.id(), topics);
                deleteTopics(comparison.idsOf(topics));
            }
            case StartPlan.Rebuild(var topics, var reason) -> {
                LOG.warnf("application=%s computes its state again from all its input: %s", application.id(), reason);
                rebuild(comparison.idsOf(topics));
            }
            case StartPlan.Postpone(var message) -> throw new IllegalStateException(message);
            case StartPlan.Refuse(var message) -> throw new IllegalStateException(message);
        }
    }

    /** Reads offsets, then topics, then groups: another replica that starts meanwhile never looks like lost state. */
    StateComparison compare() {
        boolean hasOffsets = !answers.await(
                        admin.listConsumerGroupOffsets(application.id()).partitionsToOffsetAndMetadata())
                .isEmpty();
        Set<String> inputs = new HashSet<>(topology.inputs());
        inputs.addAll(application.readBack());
        var partitions = partitions(describe(inputs));
        var internal = describe(candidates());
        var groups = answers.await(admin.listGroups().all());
        Set<String> needed = topology.internal(application.id());
        internal.keySet()
                .removeIf(topic -> !needed.contains(topic)
                        && groups.stream().anyMatch(group -> isOfOther(group.groupId(), topic)));
        var plan = StartPlan.of(
                application.id(),
                topology,
                application.readBack(),
                new StartPlan.Findings(partitions, partitions(internal), hasOffsets, isRunning(groups)));
        Map<String, Uuid> ids = new TreeMap<>();
        internal.forEach((name, topic) -> ids.put(name, topic.topicId()));
        return new StateComparison(plan, ids);
    }

    /**
     * Returns the names that topics of the application have or would have. A list of topics leaves out those without
     * the right to describe them, which would look like lost state; to describe one by its name fails instead.
     */
    private Set<String> candidates() {
        Set<String> names = new HashSet<>(topology.internal(application.id()));
        answers.await(admin.listTopics().names()).stream()
                .filter(this::isInternal)
                .forEach(names::add);
        return names;
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

    /** Returns the topics that exist, by name. */
    private Map<String, TopicDescription> describe(Collection<String> topics) {
        Map<String, TopicDescription> found = new TreeMap<>();
        admin.describeTopics(topics)
                .topicNameValues()
                .forEach((name, topic) -> unlessAbsent(() -> found.put(name, answers.await(topic))));
        return found;
    }

    private static Map<String, Integer> partitions(Map<String, TopicDescription> topics) {
        Map<String, Integer> counts = new TreeMap<>();
        topics.forEach((name, topic) -> counts.put(name, topic.partitions().size()));
        return counts;
    }

    /**
     * Deletes the state. The offsets of the application are last: while it has offsets and not all topics, a start that
     * broke off is repeated. Ends early where a replica has joined a group since the comparison.
     */
    private void rebuild(Set<Uuid> topics) {
        for (String group : application.resendingGroups()) {
            if (!deleteOffsets(group)) {
                return;
            }
        }
        deleteTopics(topics);
        deleteOffsets(application.id());
    }

    /** Deletes the offsets of a group, where it has any. Returns false where the group has members. */
    private boolean deleteOffsets(String group) {
        try {
            answers.await(admin.deleteConsumerGroups(List.of(group)).all());
        } catch (IllegalStateException failure) {
            if (failure.getCause() instanceof GroupNotEmptyException) {
                LOG.warnf("application=%s keeps the offsets of group %s, which has members", application.id(), group);
                return false;
            }
            if (!(failure.getCause() instanceof GroupIdNotFoundException)) {
                throw failure;
            }
        }
        return true;
    }

    /** Deletes topics and waits until they are gone, because Kafka Streams would use a topic that is still listed. */
    private void deleteTopics(Set<Uuid> topics) {
        admin.deleteTopics(TopicCollection.ofTopicIds(topics))
                .topicIdValues()
                .values()
                .forEach(deletion -> unlessAbsent(() -> answers.await(deletion)));
        long deadline = System.nanoTime() + timeout.toNanos();
        while (areListed(topics)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "Kafka did not delete topics of application %s within vitrine.index.streams.kafka-timeout %s; start again"
                                .formatted(application.id(), timeout));
            }
            pause();
        }
    }

    /** Whether a topic of the application has one of these ids. */
    private boolean areListed(Set<Uuid> topics) {
        return describe(candidates()).values().stream()
                .map(TopicDescription::topicId)
                .anyMatch(topics::contains);
    }

    private static void pause() {
        try {
            Thread.sleep(RETRY_DELAY);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for Kafka", interruption);
        }
    }
}
