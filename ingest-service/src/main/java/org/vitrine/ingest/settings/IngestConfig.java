package org.vitrine.ingest.settings;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Settings of ingest-service: limits of uploads, watched buckets, and answers about progress. */
@ConfigMapping(prefix = "vitrine.ingest")
public interface IngestConfig {

    /**
     * Largest photograph that is accepted in any way, 1 byte to 1 GiB; {@code vitrine.preprocess.max-bytes} must not be
     * less. {@code quarkus.http.limits.max-body-size} must be at least 1 MiB more; start-up fails if it is not.
     */
    @WithDefault("64M")
    MemorySize maxUpload();

    /**
     * Photographs up to this size are held once in memory. Larger ones are uploaded to the store in parts of this size,
     * 5 MiB (the least that S3 accepts) to 64 MiB.
     */
    @WithDefault("8M")
    MemorySize partSize();

    /**
     * Bytes of photographs that are held in memory at the same time, at least one part. An upload that would exceed
     * them waits, and then gets a 503.
     */
    @WithDefault("64M")
    MemorySize uploadMemory();

    /** Photographs that are read at the same time, 1 to 1000. */
    @WithDefault("32")
    @Min(1)
    @Max(1000)
    int concurrentUploads();

    /** How long an upload waits for its turn before it gets a 503 with Retry-After, up to 1 min. */
    @WithDefault("10S")
    Duration uploadPatience();

    /** Folder for large photographs while their structure is checked; the JVM's temporary folder where absent. */
    Optional<Path> spoolFolder();

    /**
     * How long the body of one upload may take to arrive, up to 1 h; then the upload is refused, and another may begin.
     */
    @WithDefault("10M")
    Duration uploadTimeout();

    /**
     * Least mean rate in bytes per second at which the body of an upload must arrive after its first 20 s, 0 to 1 MiB.
     * A slower upload is refused, and another may begin. 0 for no limit.
     */
    @WithDefault("4K")
    MemorySize uploadPace();

    /**
     * How long one step of an upload (a write to the store, the acknowledgement of an event) may take, up to 10 min.
     */
    @WithDefault("60S")
    Duration stepTimeout();

    /** How often a post is decided again when another post of the same image was faster, 1 to 100. */
    @WithDefault("8")
    @Min(1)
    @Max(100)
    int raceAttempts();

    /** Address of index-service, which has the journeys and counts; http or https. */
    @WithDefault("http://127.0.0.1:8104")
    URI indexUrl();

    /**
     * How long one request to index-service may take, 100 ms to 1 min; set it longer than the neighbour-timeout of
     * index-service.
     */
    @WithDefault("5S")
    @DurationMin(millis = 100)
    @DurationMax(minutes = 1)
    Duration indexTimeout();

    /** Largest JSON body that is read, 1 KiB to 64 MiB. */
    @WithDefault("4M")
    MemorySize maxJson();

    /** Limits for a picture, checked by its header. */
    PictureConfig picture();

    /** Buckets into which institutions put photographs. */
    DropBoxConfig dropBox();

    /** Answers about the progress of images and batches. */
    ProgressConfig progress();

    /** Limits for a picture, checked by its header. */
    interface PictureConfig {

        /** Most pixels (width × height), 1 to 1,000,000,000. The default is the largest medium-format back. */
        @WithDefault("100000000")
        @Min(1)
        @Max(1_000_000_000)
        long maxPixels();

        /** Least length of the shorter edge in pixels, 1 to 10,000. */
        @WithDefault("8")
        @Min(1)
        @Max(10_000)
        int minEdgePx();

        /** Most frames or pages, 1 to 100,000; only the first one is processed. */
        @WithDefault("1000")
        @Min(1)
        @Max(100_000)
        int maxFrames();
    }

    /** Buckets into which institutions put photographs. */
    interface DropBoxConfig {

        /**
         * Buckets whose notifications are accepted; Vitrine's own bucket where absent. Objects in other buckets are
         * never read.
         */
        Optional<Set<String>> buckets();

        /** Buckets from which a batch may take photographs (member {@code from}); the watched buckets where absent. */
        Optional<Set<String>> importBuckets();

        /**
         * Prefix of keys in the watched buckets, with {institution} and {collection}; the rest of a key is the
         * photograph's identifier.
         */
        @WithDefault("drop/{institution}/{collection}/")
        String rule();
    }

    /** Answers about the progress of images and batches. */
    interface ProgressConfig {

        /** How often a stream of server-sent events checks the progress of its batch, 100 ms to 1 min. */
        @WithDefault("1S")
        Duration eventInterval();

        /** How long one stream of server-sent events lasts at most, up to 1 day; clients reconnect. */
        @WithDefault("1H")
        Duration eventLifetime();

        /** Most streams of server-sent events that are open at the same time, 1 to 10,000. */
        @WithDefault("200")
        @Min(1)
        @Max(10_000)
        int eventStreams();

        /**
         * Most recent arrivals that each replica holds to answer for them before index-service has read their events, 1
         * to 1,000,000.
         */
        @WithDefault("2000")
        @Min(1)
        @Max(1_000_000)
        int recentImages();
    }
}
