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
    IMAGE_ARRIVED("image-arrived", ImageArrived.getClassSchema(), Kept.LONG),
    PREPROCESSED("preprocessed", Preprocessed.getClassSchema(), Kept.DAYS),
    CLASSIFIED("classified", Classified.getClassSchema(), Kept.DAYS),
    EMBEDDED("embedded", Embedded.getClassSchema(), Kept.DAYS),
    INDEXED("indexed", Indexed.getClassSchema(), Kept.DAYS),
    IMAGE_REJECTED("image-rejected", ImageRejected.getClassSchema(), Kept.LONG),
    DECISIONS("decisions", Decision.getClassSchema(), Kept.COMPACTED),
    IMAGE_WITHDRAWN("image-withdrawn", ImageWithdrawn.getClassSchema(), Kept.LONG),
    IMAGE_DOCUMENTS("image-documents", ImageDocument.getClassSchema(), Kept.COMPACTED),
    COLLECTIONS("collections", CollectionProfile.getClassSchema(), Kept.COMPACTED),
    ITEMS("items", Item.getClassSchema(), Kept.COMPACTED),
    PEOPLE("people", Person.getClassSchema(), Kept.COMPACTED),
    PROPOSED("proposed", Proposed.getClassSchema(), Kept.DAYS),
    DECIDED("decided", Decided.getClassSchema(), Kept.COMPACTED);

    /** The suffix that a topic's name gets in the name of its dead-letter topic. */
    public static final String DEAD_LETTER_SUFFIX = "-dead-letter";

    /** How long Kafka keeps the records of a topic. */
    public enum Kept {
        /** For ever, without compaction: arrivals, rejections and withdrawals of images. */
        LONG(Optional.empty()),
        /** For 14 days: long enough to replay a stage after a weekend's outage. */
        DAYS(Optional.of(Duration.ofDays(14))),
        /** The newest record of each key, for ever. */
        COMPACTED(Optional.empty());

        private final Optional<Duration> retention;

        Kept(Optional<Duration> retention) {
            this.retention = retention;
        }

        /** Returns the time after which Kafka deletes a record; empty where records are never deleted by age. */
        public Optional<Duration> retention() {
            return retention;
        }
    }

    private final String topicName;
    private final Schema schema;
    private final Kept kept;

    Topic(String topicName, Schema schema, Kept kept) {
        this.topicName = topicName;
        this.schema = schema;
        this.kept = kept;
    }

    /** The name in Kafka, in kebab-case. */
    public String topicName() {
        return topicName;
    }

    /** Returns the Avro schema of the topic's values; each topic has exactly one. */
    public Schema schema() {
        return schema;
    }

    public Kept kept() {
        return kept;
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
    public static Optional<Topic> carrying(Schema schema) {
        return Arrays.stream(values())
                .filter(topic -> topic.schema.getFullName().equals(schema.getFullName()))
                .findFirst();
    }
}
