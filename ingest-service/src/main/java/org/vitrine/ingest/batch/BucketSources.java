package org.vitrine.ingest.batch;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vitrine.ingest.problem.IngestProblem;
import org.vitrine.ingest.settings.IngestConfig;
import org.vitrine.store.StoreConfig;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Checks from which buckets a batch may take photographs, and starts to read them. All methods block for S3 and Kafka.
 */
@ApplicationScoped
class BucketSources {

    private final BucketWorkQueue queue;
    private final S3AsyncClient s3;
    private final Set<String> allowed;
    private final Set<String> shared;
    private final String rule;
    private final Duration timeout;

    BucketSources(BucketWorkQueue queue, S3AsyncClient s3, StoreConfig store, IngestConfig config) {
        this.queue = queue;
        this.s3 = s3;
        this.shared = Stream.concat(
                        Stream.of(store.bucket()),
                        config.dropBox().buckets().stream().flatMap(Set::stream))
                .collect(Collectors.toUnmodifiableSet());
        this.allowed = config.dropBox()
                .importBuckets()
                .or(() -> config.dropBox().buckets())
                .orElse(Set.of(store.bucket()));
        this.rule = config.dropBox().rule();
        this.timeout = config.stepTimeout();
    }

    /**
     * Reads member {@code from} of a request; empty where the photographs of the batch are going to be posted. Throws a
     * problem where the bucket is not allowed or cannot be listed.
     */
    Optional<BucketSource> read(JsonNode from, String institutionId, String collectionId) {
        return switch (BucketSource.read(from, allowed, shared, dropBoxPrefix(rule, institutionId, collectionId))) {
            case BucketSource.Reading.None() -> Optional.empty();
            case BucketSource.Reading.Refused(var problem) -> throw problem.exception();
            case BucketSource.Reading.Valid(var source) -> Optional.of(requireListable(source));
        };
    }

    /** Adds the work item for the first page of keys. */
    void begin(Batch batch, BucketSource source) {
        queue.add(new BatchWork.ListPage(
                batch.collectionId(), batch.batchId(), source.bucket(), source.prefix(), Optional.empty(), 0, 0));
    }

    /**
     * Returns the prefix of an institution's own drop box: the rule up to its placeholder for the collection, with the
     * institution's id.
     */
    static String dropBoxPrefix(String rule, String institutionId, String collectionId) {
        int collection = rule.indexOf("{collection}");
        int institution = rule.indexOf("{institution}");
        String ownPrefix = collection > institution ? rule.substring(0, collection) : rule;
        return ownPrefix.replace("{institution}", institutionId).replace("{collection}", collectionId);
    }

    /** Returns the error code of S3, or the HTTP status of an answer without an error code. */
    static String reason(S3Exception refused) {
        return Optional.ofNullable(refused.awsErrorDetails())
                .flatMap(details -> Optional.ofNullable(details.errorCode()))
                .orElseGet(() -> "HTTP status %d".formatted(refused.statusCode()));
    }

    private BucketSource requireListable(BucketSource source) {
        try {
            s3.listObjectsV2(list ->
                            list.bucket(source.bucket()).prefix(source.prefix()).maxKeys(1))
                    .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
            return source;
        } catch (CompletionException fault) {
            if (fault.getCause() instanceof S3Exception refused && refused.statusCode() / 100 == 4) {
                throw new IngestProblem.MalformedField(
                                "from.bucket",
                                source.bucket(),
                                "Bucket '%s' cannot be listed with the credentials of this service: %s"
                                        .formatted(source.bucket(), reason(refused)))
                        .exception();
            }
            throw fault;
        }
    }
}
