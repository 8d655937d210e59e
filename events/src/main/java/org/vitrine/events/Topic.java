package org.vitrine.events;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * Every topic that services share: its name, what it carries, how long it is kept and by what it is keyed.
 *
 * <p>Key is the imageId, except for {@link #COLLECTIONS} (collectionId), {@link #ITEMS} (collectionId/itemId), {@link
 * #DECISIONS} (collectionId/decisionId, partitioned by collectionId) and {@link #PEOPLE} (personId). Names and schemas are
 * public: renaming one is a migration.
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

    /** What follows a topic's name in the name of its dead-letter topic. */
    public static final String DEAD_LETTER_SUFFIX = "-dead-letter";

    /** How long records stay. */
    public enum Kept {
        /** For ever: what institutions sent, and what was said of it for good. */
        LONG(Optional.empty()),
        /** Long enough to replay a stage after a weekend's outage. */
        DAYS(Optional.of(Duration.ofDays(14))),
        /** The newest record of each key, for ever. */
        COMPACTED(Optional.empty());

        private final Optional<Duration> retention;

        Kept(Optional<Duration> retention) {
            this.retention = retention;
        }

        /** After which time records go; empty for never. */
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

    /** The one schema of its values. */
    public Schema schema() {
        return schema;
    }

    public Kept kept() {
        return kept;
    }

    /** Whether the key is an imageId; such topics have equally many partitions, and the records of an image meet in one. */
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

    /** Where records go that a stage failed on for a fault of ours, with the cause in headers. */
    public String deadLetterTopicName() {
        return topicName + DEAD_LETTER_SUFFIX;
    }

    /** The artefact id in the schema registry. */
    public String artifactId() {
        // Registries of the first installations hold a schema under decisions-value with which no record was ever
        // written, and
        // which the present one is not compatible with.
        return this == DECISIONS ? topicName + "-value-2" : topicName + "-value";
    }

    /** The topic whose values have this schema, wherever such a value is written (changelogs, dead letters). */
    public static Optional<Topic> carrying(Schema schema) {
        return Arrays.stream(values())
                .filter(topic -> topic.schema.getFullName().equals(schema.getFullName()))
                .findFirst();
    }
}
