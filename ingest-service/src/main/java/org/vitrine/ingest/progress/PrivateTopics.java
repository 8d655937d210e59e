package org.vitrine.ingest.progress;

/** Topics that only this service writes and reads. JSON. */
public final class PrivateTopics {

    /** Key imageId: what a batch sent that changed nothing or was refused at the door. */
    public static final String BATCH_ITEMS = "batch-items";

    /** Notifications about objects in watched buckets, as they came; written by this service or by a bridge. */
    public static final String S3_EVENTS = "s3-events";

    public static final String S3_EVENTS_DEAD_LETTER = "s3-events-dead-letter";

    /** Records of the stage topics that the topology cannot read, with the cause in headers. */
    public static final String UNREADABLE = "progress-unreadable";

    private PrivateTopics() {}
}
