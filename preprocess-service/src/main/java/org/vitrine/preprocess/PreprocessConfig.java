package org.vitrine.preprocess;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How photographs are prepared for models and people. */
@ConfigMapping(prefix = "vitrine.preprocess")
interface PreprocessConfig {

    /**
     * Largest photograph read, in bytes, 1 kB to 1 GiB; at most held-bytes, and no less than {@code vitrine.ingest.max-upload}: start-up
     * fails if not.
     */
    @WithDefault("67108864")
    @Min(1_024)
    @Max(1_073_741_824)
    long maxBytes();

    /**
     * Bytes of photographs held at the same time, 1 MB to 16 GiB: the next waits. Half of the heap at most, or start-up fails; a third
     * suits.
     */
    @WithDefault("100663296")
    @Min(1_048_576)
    @Max(17_179_869_184L)
    long heldBytes();

    /**
     * Attempts at decoding a photograph during which the process ended, before it is dead-lettered, 1 to 20. They are counted across restarts and
     * machines.
     */
    @WithDefault("3")
    @Min(1)
    @Max(20)
    int decodeAttempts();

    /** Most pixels decoded, 10,000 to 1,000 million; judged by the header, before anything is allocated. */
    @WithDefault("100000000")
    @Min(10_000)
    @Max(1_000_000_000)
    long maxPixels();

    /** Fewest pixels of the shorter edge, 1 to 1000. */
    @WithDefault("8")
    @Min(1)
    @Max(1_000)
    int minEdgePx();

    /** Most frames or pages of a file, of which the first is taken, 1 to 100,000. */
    @WithDefault("1000")
    @Min(1)
    @Max(100_000)
    int maxFrames();

    /** Edge of the prepared picture, in pixels, 32 to 2048. Must equal the edge that the models take. */
    @WithDefault("224")
    @Min(32)
    @Max(2_048)
    int squareEdgePx();

    /** Longest edge of the picture for people, in pixels, 256 to 8192. */
    @WithDefault("2048")
    @Min(256)
    @Max(8_192)
    int accessEdgePx();

    /** Longest edge of the thumbnail, in pixels, 32 to 1024. */
    @WithDefault("256")
    @Min(32)
    @Max(1_024)
    int thumbnailEdgePx();

    /** Whether the model of outlines is asked in the steps locate and cut-out; else, and where it is not sure, outlines are found without one. */
    @WithDefault("true")
    boolean learntOutlines();

    /** ONNX file of another model of outlines: a picture of 128 × 128 pixels in, a score for each pixel out. None stands for the one that ships. */
    Optional<Path> outlineModel();

    /** Photographs prepared at the same time; 0 stands for the number of cores, at most 64. */
    @WithDefault("0")
    @Min(0)
    @Max(64)
    int atOnce();

    /** Where inference-service is, which asks the endpoints that a profile gives steps to. */
    @WithDefault("http://localhost:8103")
    URI inferenceUrl();

    /**
     * How long the endpoints of one photograph's steps may take together, 100 ms to 1 min; then the built-in way is taken. It
     * must be shorter than answer-within and vitrine.flow.attempt-timeout.
     */
    @WithDefault("15S")
    @DurationMin(millis = 100)
    @DurationMax(minutes = 1)
    Duration endpointPatience();

    /** Photographs that may wait for endpoints while others have the cores, 1 to 64. Each holds its decoded pixels. */
    @WithDefault("4")
    @Min(1)
    @Max(64)
    int waitingForEndpoints();

    /** Query photographs that may wait for their turn; one more is answered 503, 0 to 10,000. */
    @WithDefault("64")
    @Min(0)
    @Max(10_000)
    int waiting();

    /** How long a query photograph may take, waiting included, 100 ms to 2 min. */
    @WithDefault("20S")
    @DurationMin(millis = 100)
    @DurationMax(minutes = 2)
    Duration answerWithin();
}
