package org.vitrine.events;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * The Kafka topics that services share, each with its name, the Avro schema of its values, its retention and its kind
 * of key.
 *
 * <p>The key is the imageId, except for {@link #COLLECTIONS} (collectionId), {@link #ITEMS} (collectionId/itemId),
 * {@link #DECISIONS} (collectionId/decisionId, partitioned by collectionId) and {@link #PEOPLE} (personId). Names and
 * schemas are public: renaming one is a migration.
 */
public enum Topic {
    IMAGE_ARRIVED("image-arrived", ImageArrived.getClassSchema(), Retention.FOREVER),
    PREPROCESSED("preprocessed", Preprocessed.getClassSchema(), Retention.TWO_WEEKS),
    CLASSIFIED("classified", Classified.getClassSchema(), Retention.TWO_WEEKS),
    EMBEDDED("embedded", Embedded.getClassSchema(), Retention.TWO_WEEKS),
    INDEXED("indexed", Indexed.getClassSchema(), Retention.TWO_WEEKS),
    IMAGE_REJECTED("image-rejected", ImageRejected.getClassSchema(), Retention.FOREVER),
    DECISIONS("decisions", Decision.getClassSchema(), Retention.COMPACTED),
    IMAGE_WITHDRAWN("image-withdrawn", ImageWithdrawn.getClassSchema(), Retention.FOREVER),
    IMAGE_DOCUMENTS("image-documents", ImageDocument.getClassSchema(), Retention.COMPACTED),
    COLLECTIONS("collections", CollectionProfile.getClassSchema(), Retention.COMPACTED),
    ITEMS("items", Item.getClassSchema(), Retention.COMPACTED),
    PEOPLE("people", Person.getClassSchema(), Retention.COMPACTED),
    PROPOSED("proposed", Proposed.getClassSchema(), Retention.TWO_WEEKS),
    DECIDED("decided", Decided.getClassSchema(), Retention.COMPACTED);

    /** The suffix that a topic's name gets in the name of its dead-letter topic. */
    public static final String DEAD_LETTER_SUFFIX = "-dead-letter";

    /** How long Kafka keeps the records of a topic. */
    public enum Retention {
        /** For ever, without compaction: arrivals, rejections and withdrawals of images. */
        FOREVER(Optional.empty()),
        /** For 14 days: long enough to replay a stage after a weekend's outage. */
        TWO_WEEKS(Optional.of(Duration.ofDays(14))),
        /** The newest record of each key, for ever. */
        COMPACTED(Optional.empty());

        private final Optional<Duration> maxAge;

        Retention(Optional<Duration> maxAge) {
            this.maxAge = maxAge;
        }

        /** Returns the time after which Kafka deletes a record; empty where records are never deleted by age. */
        public Optional<Duration> maxAge() {
            return maxAge;
        }
    }

    private final String topicName;
    private final Schema schema;
    private final Retention retention;

    Topic(String topicName, Schema schema, Retention retention) {
        this.topicName = topicName;
        this.schema = schema;
        this.retention = retention;
    }

    /** The name in Kafka, in kebab-case. */
    public String topicName() {
        return topicName;
    }

    /** Returns the Avro schema of the topic's values; each topic has exactly one. */
    public Schema schema() {
        return schema;
    }

    /** Returns how long Kafka keeps the records of the topic. */
    public Retention retention() {
        return retention;
    }

    /**
     * Returns whether the key is an imageId. All such topics have the same number of partitions, so that the records of
     * one image have the same partition number in each of them.
     */
    public boolean isKeyedByImage() {
        return switch (this) {
            case COLLECTIONS, DECISIONS, ITEMS, PEOPLE -> false;
            case IMAGE_ARRIVED,
                    PREPROCESSED,
                    CLASSIFIED,
                    EMBEDDED,
                    INDEXED,
                    IMAGE_REJECTED,
                    IMAGE_WITHDRAWN,
                    IMAGE_DOCUMENTS,
                    PROPOSED,
                    DECIDED -> true;
        };
    }

    /**
     * Returns the name of the topic for records that a stage could not process for a technical reason; their headers
     * hold the cause.
     */
    public String deadLetterTopicName() {
        return topicName + DEAD_LETTER_SUFFIX;
    }

    /** Returns the id of the topic's value schema in the schema registry. */
    public String artifactId() {
        // Registries of the first installations hold a schema under decisions-value with which no record was ever
        // written, and with which the present one is not compatible.
        return this == DECISIONS ? topicName + "-value-2" : topicName + "-value";
    }

    /**
     * Returns the topic whose values have this schema, compared by full name; empty where no topic has it. Such a value
     * may also be written elsewhere, for instance to a changelog or a dead-letter topic.
     */
    public static Optional<Topic> ofSchema(Schema schema) {
        return Arrays.stream(values())
                .filter(topic -> topic.schema.getFullName().equals(schema.getFullName()))
                .findFirst();
    }
}
