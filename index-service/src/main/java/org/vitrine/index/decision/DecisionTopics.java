package org.vitrine.index.decision;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.jboss.logging.Logger;
import org.vitrine.events.Topic;

/** Checks the topics of the fold of decisions before the application starts. Blocks until Kafka answers. */
final class DecisionTopics {

    private static final Logger LOG = Logger.getLogger(DecisionTopics.class);

    private final Admin admin;
    private final Duration timeout;

    /** @param timeout maximum time for one request to Kafka */
    DecisionTopics(Admin admin, Duration timeout) {
        this.admin = admin;
        this.timeout = timeout;
    }

    /**
     * Checks that all input topics have the same number of partitions.
     *
     * @throws IllegalStateException if not: records of one collection would be processed by different tasks
     */
    void requireEqualPartitions() {
        Map<String, Integer> partitions = new TreeMap<>();
        await(admin.describeTopics(DecisionTopology.INPUTS.stream()
                                .map(Topic::topicName)
                                .toList())
                        .allTopicNames())
                .forEach(
                        (name, topic) -> partitions.put(name, topic.partitions().size()));
        if (Set.copyOf(partitions.values()).size() > 1) {
            throw new IllegalStateException(
                    "decisions, profiles and arrivals are joined by partition, but their topics have %s partitions; give all the same number"
                            .formatted(partitions));
        }
    }

    /**
     * Deletes the committed offsets of the application if one of its changelog topics is missing. The offsets would
     * then mark decisions as applied that no store contains. Without offsets, the application folds everything again
     * from the beginning; its input topics are kept for ever.
     *
     * @return whether the local state must be deleted before the start
     * @throws IllegalStateException if other replicas of the application run, or Kafka does not answer in time
     */
    boolean resetOffsetsWithoutState(String applicationId) {
        var offsets = await(admin.listConsumerGroupOffsets(applicationId).partitionsToOffsetAndMetadata());
        var present = await(admin.listTopics().names());
        List<String> missing = new ArrayList<>();
        for (String store : DecisionTopology.CHANGELOGS) {
            String changelog = "%s-%s-changelog".formatted(applicationId, store);
            if (!present.contains(changelog)) {
                missing.add(changelog);
            }
        }
        if (offsets.isEmpty() || missing.isEmpty()) {
            return false;
        }
        LOG.warnf("application=%s folds all decisions again: topics %s are missing", applicationId, missing);
        try {
            await(admin.deleteConsumerGroups(List.of(applicationId)).all());
        } catch (IllegalStateException failure) {
            boolean groupUnknown = failure.getCause() instanceof GroupIdNotFoundException;
            if (failure.getCause() instanceof GroupNotEmptyException) {
                throw new IllegalStateException(
                        "topics %s are missing while replicas of application %s run; stop them all, then start them"
                                .formatted(missing, applicationId),
                        failure);
            }
            if (!groupUnknown) {
                throw failure;
            }
        }
        return true;
    }

    private <T> T await(KafkaFuture<T> request) {
        try {
            return request.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failure) {
            throw new IllegalStateException(
                    "Kafka refused to list the topics or offsets of the decision fold; check kafka.bootstrap.servers and rights",
                    failure.getCause());
        } catch (TimeoutException late) {
            throw new IllegalStateException(
                    "Kafka did not answer within vitrine.index.decisions.kafka-timeout %s; check kafka.bootstrap.servers"
                            .formatted(timeout),
                    late);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the list of topics", interruption);
        }
    }
}
