package org.vitrine.benchmarks.sizing;

import java.util.List;

/**
 * What a running Vitrine stores. Bytes are of one copy.
 *
 * @param photographs photographs that are indexed, at least 1
 * @param photographBytes mean size of the originals, in bytes
 * @param photographMegapixels mean number of pixels of the originals, in megapixels
 * @param topics every topic and changelog that has records
 * @param objects every kind of object
 * @param images the indexes of images
 * @param items the index of items
 */
record SizingMeasurement(
        long photographs,
        double photographBytes,
        double photographMegapixels,
        List<MeasuredTopic> topics,
        List<MeasuredObjects> objects,
        MeasuredIndex images,
        MeasuredIndex items) {

    SizingMeasurement {
        topics = List.copyOf(topics);
        objects = List.copyOf(objects);
        if (photographs < 1) {
            throw new IllegalArgumentException(
                    "photographs is %d; ingest at least one before you measure".formatted(photographs));
        }
    }

    /**
     * One topic or changelog.
     *
     * @param topic name of the topic
     * @param records records that were written since the topic was created
     * @param bytes size of its log
     * @param newestShare share of its bytes that the newest record of each key has, 0 to 1; 1 where it is not compacted
     */
    record MeasuredTopic(String topic, long records, long bytes, double newestShare) {}

    /**
     * Objects of one kind.
     *
     * @param name as in {@link ObjectConstant}
     * @param objects number of objects
     * @param bytes their bytes
     */
    record MeasuredObjects(String name, long objects, long bytes) {}

    /**
     * One index, or several of one kind.
     *
     * @param documents documents that searches see
     * @param bytes size of the primary shards
     */
    record MeasuredIndex(long documents, long bytes) {}
}
