package org.vitrine.modelserver.rekognition;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.vitrine.admission.Bulkhead;
import org.vitrine.modelserver.wire.AwsFaultException;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Reads pictures that a request references as S3 objects; as in Rekognition, an object has at most 15 MB. */
@ApplicationScoped
class S3Images {

    private static final int MAX_BYTES = 15 * 1024 * 1024;
    private static final int NOT_SATISFIABLE = 416;
    /** Maximum number of reads that wait for a connection to the store; one more is throttled. */
    private static final int MAX_PENDING = 256;

    private final Optional<S3AsyncClient> client;
    private final Bulkhead reads;

    S3Images(S3Config config) {
        this.reads = readLimit(config.concurrency() + MAX_PENDING);
        this.client = config.endpoint().map(endpoint -> {
            var builder = S3AsyncClient.builder()
                    .endpointOverride(endpoint)
                    .forcePathStyle(config.pathStyle())
                    .httpClientBuilder(NettyNioAsyncHttpClient.builder()
                            .maxConcurrency(config.concurrency())
                            .maxPendingConnectionAcquires(MAX_PENDING)
                            .connectionAcquisitionTimeout(config.timeout()))
                    .overrideConfiguration(overrides -> overrides.apiCallTimeout(config.timeout()));
            config.region().map(Region::of).ifPresent(builder::region);
            return builder.build();
        });
    }

    Uni<byte[]> read(RekognitionImage.InS3 object) {
        if (client.isEmpty()) {
            return Uni.createFrom()
                    .failure(RekognitionFault.invalidS3Object("no S3 store is configured:"
                            + " set vitrine.models.s3.endpoint, or send the image as Bytes"));
        }
        return reads.withPermit(() -> download(client.get(), object));
    }

    /**
     * Limits the reads from the store that run or wait for a connection. A read beyond the limit fails at once with the
     * error by which Rekognition throttles a request, so that the client repeats it later.
     */
    static Bulkhead readLimit(int maxReads) {
        return Bulkhead.refusing(
                maxReads, () -> RekognitionFault.busy("%d images are being read from S3 already".formatted(maxReads)));
    }

    private static Uni<byte[]> download(S3AsyncClient client, RekognitionImage.InS3 object) {
        return Uni.createFrom()
                .completionStage(() -> client.getObject(
                        request -> {
                            request.bucket(object.bucket())
                                    .key(object.name())
                                    // The range has one byte more than allowed, to detect a larger object.
                                    .range("bytes=0-" + MAX_BYTES);
                            object.version().ifPresent(request::versionId);
                        },
                        AsyncResponseTransformer.toBytes()))
                .map(read -> sized(object, read.asByteArrayUnsafe()))
                .onFailure(failure -> !(failure instanceof AwsFaultException))
                .transform(failure -> fault(object, failure));
    }

    private static byte[] sized(RekognitionImage.InS3 object, byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw RekognitionFault.tooLarge(
                    "s3://%s/%s has more than %d bytes".formatted(object.bucket(), object.name(), MAX_BYTES));
        }
        return bytes;
    }

    private static AwsFaultException fault(RekognitionImage.InS3 object, Throwable failure) {
        if (failure instanceof S3Exception answered && answered.statusCode() == NOT_SATISFIABLE) {
            return RekognitionFault.invalidFormat("s3://%s/%s is empty".formatted(object.bucket(), object.name()));
        }
        return failure instanceof S3Exception answered && answered.statusCode() < 500
                ? RekognitionFault.invalidS3Object(
                        "Unable to get object metadata from S3. Check object key, region and/or"
                                + " access permissions. (s3://%s/%s: %s)"
                                        .formatted(object.bucket(), object.name(), answered.getMessage()))
                : RekognitionFault.internal("the store did not answer: " + failure.getMessage());
    }

    void end(@Observes ShutdownEvent end) {
        client.ifPresent(S3AsyncClient::close);
    }
}
