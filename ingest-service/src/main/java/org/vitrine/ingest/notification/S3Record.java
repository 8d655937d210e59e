package org.vitrine.ingest.notification;

import java.util.Optional;
import java.util.OptionalLong;

/** One record of an S3 notification, independent of the format of its sender. */
sealed interface S3Record {

    /**
     * An object was written.
     *
     * @param key the decoded key
     * @param sequencer position in the order of events of this key, see {@code Sequencer}. Empty where the sender gives
     *     none or one that no store makes; then the record counts as the newest
     * @param versionId version of the object in a versioned bucket
     * @param sizeBytes length of the object, where the record states it
     */
    record Created(
            String bucket, String key, Optional<String> sequencer, Optional<String> versionId, OptionalLong sizeBytes)
            implements S3Record {}

    /**
     * A record that names no new object, such as a test event or a deletion.
     *
     * @param why the reason, for the log
     */
    record Ignored(String why) implements S3Record {}

    /**
     * Amazon SNS requests confirmation of the subscription of a topic, or states that it was ended.
     *
     * @param subscribeUrl URL that confirms or restores it, as sent; not verified
     * @param ended whether it was ended
     */
    record Subscription(String topicArn, String subscribeUrl, boolean ended) implements S3Record {}

    /**
     * A record in no known format.
     *
     * @param position position of the record in the notification, for example {@code Records[0].body}
     * @param why what is wrong with it, a sentence
     */
    record UnknownFormat(String position, String why) implements S3Record {}
}
