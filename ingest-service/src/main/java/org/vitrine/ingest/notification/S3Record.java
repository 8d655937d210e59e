package org.vitrine.ingest.notification;

import java.util.Optional;
import java.util.OptionalLong;

/** What one record of a notification says. */
sealed interface S3Record {

    /**
     * An object was written.
     *
     * @param key decoded
     * @param sequencer empty where the sender has none, or one that no store makes: then the record counts as the newest
     * @param sizeBytes as the record says, if it does
     */
    record Created(
            String bucket, String key, Optional<String> sequencer, Optional<String> versionId, OptionalLong sizeBytes)
            implements S3Record {}

    /** Nothing to take in, and why: a test, a removal. */
    record NothingToTake(String why) implements S3Record {}

    /**
     * A topic of Amazon SNS waits for its subscription to be confirmed.
     *
     * @param subscribeUrl as sent; not verified
     */
    record Subscription(String topicArn, String subscribeUrl) implements S3Record {}

    /**
     * Not of a known shape.
     *
     * @param place of the record in the notification, for example {@code Records[0].body}
     * @param why a sentence
     */
    record NotUnderstood(String place, String why) implements S3Record {}
}
