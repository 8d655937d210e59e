package org.vitrine.ingest.deadletter;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vitrine.events.JsonTopics;
import org.vitrine.events.Topic;
import org.vitrine.ingest.identity.NameRules;
import org.vitrine.ingest.progress.PrivateTopics;

/** The topics whose records can be dead-lettered, and what their keys name. */
final class LetterTopics {

    private static final Set<String> JSON_TOPICS = Set.of(JsonTopics.BATCH_ITEMS, PrivateTopics.S3_EVENTS);

    private static final Set<String> DEAD_LETTER_TOPICS = Stream.concat(
                    Arrays.stream(Topic.values()).map(Topic::topicName), JSON_TOPICS.stream())
            .map(source -> source + Topic.DEAD_LETTER_SUFFIX)
            .collect(Collectors.toUnmodifiableSet());

    private LetterTopics() {}

    static Set<String> deadLetterTopics() {
        return DEAD_LETTER_TOPICS;
    }

    /** Returns the topic from which the letters of a dead-letter topic come. */
    static String sourceOf(String deadLetterTopic) {
        return deadLetterTopic.substring(0, deadLetterTopic.length() - Topic.DEAD_LETTER_SUFFIX.length());
    }

    /** Returns the topic of that name with Avro values; empty for a topic with JSON values. */
    static Optional<Topic> avroTopic(String topicName) {
        return Arrays.stream(Topic.values())
                .filter(topic -> topic.topicName().equals(topicName))
                .findFirst();
    }

    /** Returns whether Kafka keeps only the newest record of each key, so that an older record may replace a newer one. */
    static boolean isCompacted(String topicName) {
        return avroTopic(topicName)
                .filter(topic -> topic.retention() == Topic.Retention.COMPACTED)
                .isPresent();
    }

    /** Returns the image that a record is about by its key; empty where the key names none. */
    static Optional<String> imageId(String topicName, Optional<String> key) {
        boolean keyedByImage = topicName.equals(JsonTopics.BATCH_ITEMS)
                || avroTopic(topicName).filter(Topic::isKeyedByImage).isPresent();
        return key.filter(_ -> keyedByImage).filter(NameRules::isImageId);
    }

    /** Returns the collection that the key of a record names; empty where it names none. */
    static Optional<String> collectionOfKey(String topicName, Optional<String> key) {
        return avroTopic(topicName)
                .filter(LetterTopics::isKeyedByCollection)
                .flatMap(_ -> key)
                .map(text -> text.split("/", 2)[0])
                .filter(NameRules::isSlug);
    }

    /** Returns whether a key is a collectionId, or begins with one and a slash. */
    private static boolean isKeyedByCollection(Topic topic) {
        return switch (topic) {
            case COLLECTIONS, DECISIONS, ITEMS -> true;
            case IMAGE_ARRIVED,
                    PREPROCESSED,
                    CLASSIFIED,
                    EMBEDDED,
                    INDEXED,
                    IMAGE_REJECTED,
                    IMAGE_WITHDRAWN,
                    IMAGE_DOCUMENTS,
                    PEOPLE,
                    PROPOSED,
                    DECIDED -> false;
        };
    }
}
