package org.vitrine.index.writer;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Configuration of the index writers: consumer groups, batches, backoff and timeouts. */
@ConfigMapping(prefix = "vitrine.index.writer")
public interface WriterConfig {

    /**
     * Consumer group whose offsets state what is written; resetting them rebuilds the index. The default changes with the
     * layout of the index, so that a new layout is filled from the start.
     */
    @WithDefault("index-writer-3")
    String group();

    /** Consumer group whose offsets state which items are in their index; resetting them writes all again. */
    @WithDefault("index-items-1")
    String itemsGroup();

    /** Consumer group whose offsets state which decisions are in their index; resetting them writes all again. */
    @WithDefault("index-decisions-1")
    String decisionsGroup();

    /** After a decision the index is refreshed at most once in this time, so that searches show it, 10 ms to 1 min. */
    @WithDefault("250ms")
    @DurationMin(millis = 10)
    @DurationMax(minutes = 1)
    Duration refreshPace();

    /** Most documents in one bulk request, 1 to 5000. */
    @WithDefault("200")
    @Min(1)
    @Max(5000)
    int batchDocuments();

    /** Most bytes of documents in one bulk request, as they are in Kafka; JSON is about three times as long. */
    @WithDefault("5M")
    MemorySize batchBytes();

    /**
     * Time between two batches while documents keep coming and do not fill one; up to 10 s. After a quiet time the
     * first is written at once.
     */
    @WithDefault("500ms")
    @DurationMin(millis = 1)
    @DurationMax(seconds = 10)
    Duration linger();

    /**
     * First wait when OpenSearch is busy or unavailable, or Kafka or the schema registry is unavailable; doubled each
     * time, up to {@link #maxBackoff}.
     */
    @WithDefault("200ms")
    @DurationMin(millis = 1)
    @DurationMax(minutes = 1)
    Duration minBackoff();

    /**
     * Longest wait between two attempts while a dependency of the writer is busy or unavailable. Attempts never end; no
     * write is dropped.
     */
    @WithDefault("5S")
    @DurationMin(millis = 1)
    @DurationMax(minutes = 2)
    Duration maxBackoff();

    /** How long Kafka may take to accept facts and dead letters before the batch is read again. */
    @WithDefault("30S")
    @DurationMin(seconds = 1)
    @DurationMax(minutes = 5)
    Duration sendTimeout();

    /** How long the writer may take to finish its batch when the service stops. */
    @WithDefault("10S")
    @DurationMin(millis = 100)
    @DurationMax(minutes = 2)
    Duration stopTimeout();
}
