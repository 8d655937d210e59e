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

/** Settings of the preparation of photographs. */
@ConfigMapping(prefix = "vitrine.preprocess")
interface PreprocessConfig {

    /**
     * Largest photograph that is read, in bytes, 1 kB to 1 GiB. The start fails unless it is at most held-bytes and at
     * least {@code vitrine.ingest.max-upload}.
     */
    @WithDefault("67108864")
    @Min(1_024)
    @Max(1_073_741_824)
    long maxBytes();

    /**
     * Bytes of photographs in memory at the same time, 1 MB to 16 GiB; further photographs wait. The start fails if it
     * is more than half of the heap; a third is recommended.
     */
    @WithDefault("100663296")
    @Min(1_048_576)
    @Max(17_179_869_184L)
    long heldBytes();

    /**
     * Number of times that the process may end during the decoding of one photograph before the photograph is
     * dead-lettered, 1 to 20. The count survives restarts and is shared by all replicas.
     */
    @WithDefault("3")
    @Min(1)
    @Max(20)
    int decodeAttempts();

    /**
     * Largest number of pixels that is decoded, 10,000 to 1,000 million. It is checked in the header of the file,
     * before memory is allocated.
     */
    @WithDefault("100000000")
    @Min(10_000)
    @Max(1_000_000_000)
    long maxPixels();

    /** Least length of the shorter edge of a photograph, in pixels, 1 to 1000. */
    @WithDefault("8")
    @Min(1)
    @Max(1_000)
    int minEdgePx();

    /** Largest number of frames or pages in a file, 1 to 100,000; only one of them is decoded. */
    @WithDefault("1000")
    @Min(1)
    @Max(100_000)
    int maxFrames();

    /** Edge of the prepared square picture, in pixels, 32 to 2048. It must equal the input size of the models. */
    @WithDefault("224")
    @Min(32)
    @Max(2_048)
    int squareEdgePx();

    /** Longest edge of the access rendition, which people see, in pixels, 256 to 8192. */
    @WithDefault("2048")
    @Min(256)
    @Max(8_192)
    int accessEdgePx();

    /** Longest edge of the thumbnail, in pixels, 32 to 1024. */
    @WithDefault("256")
    @Min(32)
    @Max(1_024)
    int thumbnailEdgePx();

    /**
     * Whether the steps locate and cut-out use the outline model. If not, and where the model is not confident,
     * outlines are found without a model.
     */
    @WithDefault("true")
    boolean learntOutlines();

    /**
     * ONNX file of another outline model: input is a picture of 128 × 128 pixels, output is a score for each pixel.
     * Without a value the shipped model is used.
     */
    Optional<Path> outlineModel();

    /** Photographs that are prepared at the same time, at most 64; 0 stands for the number of cores. */
    @WithDefault("0")
    @Min(0)
    @Max(64)
    int atOnce();

    /** Base URL of inference-service, which calls the endpoints that a profile names for steps. */
    @WithDefault("http://localhost:8103")
    URI inferenceUrl();

    /**
     * Time that all endpoint calls of one photograph may take together, 100 ms to 1 min; after it the built-in steps
     * are used. It must be shorter than answer-within and vitrine.flow.attempt-timeout.
     */
    @WithDefault("15S")
    @DurationMin(millis = 100)
    @DurationMax(minutes = 1)
    Duration endpointPatience();

    /**
     * Photographs that may wait for endpoints while others use the cores, 1 to 64. Each of them holds its decoded
     * pixels.
     */
    @WithDefault("4")
    @Min(1)
    @Max(64)
    int waitingForEndpoints();

    /** Query photographs that may wait for preparation, 0 to 10,000; a further one is answered with status 503. */
    @WithDefault("64")
    @Min(0)
    @Max(10_000)
    int waiting();

    /**
     * Time in which a query photograph must be prepared, waiting included, 100 ms to 2 min; after it the answer is
     * status 503.
     */
    @WithDefault("20S")
    @DurationMin(millis = 100)
    @DurationMax(minutes = 2)
    Duration answerWithin();
}
