package org.vitrine.benchmarks.sizing;

/**
 * Size of one Kafka topic or changelog.
 *
 * @param topic name of the topic
 * @param retention how long Kafka keeps its records
 * @param writtenBytesPerPhotograph bytes of the log for each photograph, one copy, as compressed on disk, before any
 *     record is deleted or compacted; at least 0
 * @param newestShare share of these bytes that the newest record of each key has, 0 to 1; 1 where the topic is not
 *     compacted
 * @param source where both values come from
 */
record LogConstant(
        String topic,
        LogRetention retention,
        double writtenBytesPerPhotograph,
        double newestShare,
        ConstantSource source) {

    LogConstant {
        ValueRange.NOT_NEGATIVE.require("writtenBytesPerPhotograph of " + topic, writtenBytesPerPhotograph);
        ValueRange.SHARE.require("newestShare of " + topic, newestShare);
    }

    /**
     * Returns the bytes that the log has for each photograph, one copy.
     *
     * @param youngShare share of the photographs that were ingested in the last 14 days, 0 to 1
     * @param compactedLogFactor size of a compacted log divided by that of its newest records, at least 1
     */
    double bytesPerPhotograph(double youngShare, double compactedLogFactor) {
        return switch (retention) {
            case FOREVER -> writtenBytesPerPhotograph;
            case TWO_WEEKS -> writtenBytesPerPhotograph * youngShare;
            case COMPACTED -> writtenBytesPerPhotograph * Math.min(1, newestShare * compactedLogFactor);
            case PURGED -> 0;
        };
    }

    /** Returns whether the topic is the changelog of a store of Kafka Streams. */
    boolean hasChangelogName() {
        return topic.endsWith("-changelog");
    }
}
