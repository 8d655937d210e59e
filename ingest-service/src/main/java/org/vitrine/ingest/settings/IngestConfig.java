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

/** How photographs come in and how their progress is answered. */
@ConfigMapping(prefix = "vitrine.ingest")
public interface IngestConfig {

    /**
     * Largest photograph taken by any way in, 1 byte to 1 GiB; {@code vitrine.preprocess.max-bytes} must not be less. {@code quarkus.http.limits.max-body-size} must be at least 1 MiB more;
     * start-up fails if not.
     */
    @WithDefault("64M")
    MemorySize maxUpload();

    /**
     * Photographs up to this size are held once in memory; larger ones go to the store in parts of it, 5 MiB (the least S3
     * takes) to 64 MiB.
     */
    @WithDefault("8M")
    MemorySize partSize();

    /** Bytes of photographs held in memory at the same time, at least one part; uploads beyond wait, then get a 503. */
    @WithDefault("64M")
    MemorySize uploadMemory();

    /** Photographs taken in at the same time, 1 to 1000. */
    @WithDefault("32")
    @Min(1)
    @Max(1000)
    int concurrentUploads();

    /** How long an upload waits for its turn before it gets a 503 with Retry-After, up to 1 min. */
    @WithDefault("10S")
    Duration uploadPatience();

    /** Where large photographs are kept while their structure is checked; the JVM's temporary folder where absent. */
    Optional<Path> spoolFolder();

    /** How long the body of one upload may take to come, up to 1 h; then its place is given to another. */
    @WithDefault("10M")
    Duration uploadTimeout();

    /**
     * Least bytes a second, in the mean, at which the body of an upload must come after its first 20 s, 0 to 1 MiB; a slower one
     * is refused and its place given to another. 0 for none.
     */
    @WithDefault("4K")
    MemorySize uploadPace();

    /** How long one step of an upload (a write to the store, an event's acknowledgement) may take, up to 10 min. */
    @WithDefault("60S")
    Duration stepTimeout();

    /** How often a post is decided anew when another post of the same image was faster, 1 to 100. */
    @WithDefault("8")
    @Min(1)
    @Max(100)
    int raceAttempts();

    /** Where index-service answers, which keeps journeys and counts; http or https. */
    @WithDefault("http://127.0.0.1:8104")
    URI indexUrl();

    /** How long one question to index-service may take, 100 ms to 1 min; longer than its neighbour-timeout. */
    @WithDefault("5S")
    @DurationMin(millis = 100)
    @DurationMax(minutes = 1)
    Duration indexTimeout();

    /** Largest JSON body read, 1 KiB to 64 MiB. */
    @WithDefault("4M")
    MemorySize maxJson();

    /** What is taken of a picture, judged by its header. */
    PictureConfig picture();

    /** Buckets that institutions drop photographs into. */
    DropBoxConfig dropBox();

    /** How the progress of images and batches is answered. */
    ProgressConfig progress();

    /** What is taken of a picture, judged by its header. */
    interface PictureConfig {

        /** Most pixels, width × height, 1 to 1,000,000,000. The default is the largest medium-format back. */
        @WithDefault("100000000")
        @Min(1)
        @Max(1_000_000_000)
        long maxPixels();

        /** Fewest pixels of the shorter edge, 1 to 10,000. */
        @WithDefault("8")
        @Min(1)
        @Max(10_000)
        int minEdgePx();

        /** Most frames or pages, of which the first is the picture, 1 to 100,000. */
        @WithDefault("1000")
        @Min(1)
        @Max(100_000)
        int maxFrames();
    }

    /** Buckets that institutions drop photographs into. */
    interface DropBoxConfig {

        /** Buckets that are watched; the store's own where absent. Objects in others are never read. */
        Optional<Set<String>> buckets();

        /** Buckets that a batch may be taken from, with {@code from}; those that are watched where absent. */
        Optional<Set<String>> importBuckets();

        /** Where in them: a prefix with {institution} and {collection}; what follows is the photograph's identifier. */
        @WithDefault("drop/{institution}/{collection}/")
        String rule();
    }

    /** How the progress of images and batches is answered. */
    interface ProgressConfig {

        /** How often the server-sent events of a batch look for something new, 100 ms to 1 min. */
        @WithDefault("1S")
        Duration eventInterval();

        /** How long one stream of server-sent events lasts at most, up to 1 day; clients reconnect. */
        @WithDefault("1H")
        Duration eventLifetime();

        /** Streams of server-sent events open at the same time, 1 to 10,000. */
        @WithDefault("200")
        @Min(1)
        @Max(10_000)
        int eventStreams();

        /** Images just posted here that are answered for before index-service has read their event, 1 to 1,000,000. */
        @WithDefault("2000")
        @Min(1)
        @Max(1_000_000)
        int recentImages();
    }
}
