package org.vitrine.ingest.progress;

/** Names of the topics that only this service reads; their values are JSON. */
public final class PrivateTopics {

    /**
     * Notifications about objects in watched buckets, as they came, and work items of batches; written by this service
     * or by a bridge.
     */
    public static final String S3_EVENTS = "s3-events";

    public static final String S3_EVENTS_DEAD_LETTER = "s3-events-dead-letter";

    /** What was done with dead letters: every outcome of each. Key: topic:partition:offset of the letter. */
    public static final String DEAD_LETTER_OUTCOMES = "dead-letter-outcomes";

    private PrivateTopics() {}
}
