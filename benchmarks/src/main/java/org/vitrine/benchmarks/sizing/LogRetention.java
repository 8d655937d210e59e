package org.vitrine.benchmarks.sizing;

/** How long Kafka keeps the records of a topic; {@code docs/retention.md} has the reasons. */
enum LogRetention {
    /** For ever. */
    FOREVER,
    /** For 14 days. */
    TWO_WEEKS,
    /** The newest record of each key, for ever. */
    COMPACTED,
    /** Until Kafka Streams has processed them, as in repartition topics. */
    PURGED
}
