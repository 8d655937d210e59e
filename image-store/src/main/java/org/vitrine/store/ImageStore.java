package org.vitrine.store;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.function.Supplier;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.core.async.ResponsePublisher;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Reads, writes and deletes objects in S3. Objects are named by key, or by location ({@code s3://bucket/key}), and are
 * read and written as a whole.
 *
 * <p>Every call is asynchronous and limited in time and attempts by {@link StoreConfig}. A call that still fails ends
 * with the exception of the AWS SDK, which is not wrapped in a {@code CompletionException}.
 */
@ApplicationScoped
public class ImageStore {

    private static final String SCHEME = "s3";
    private static final int PAGE_SIZE = 1000;
    private static final int MAX_CONCURRENT_DELETES = 16;

    private final S3AsyncClient s3;
    private final WriteOptions writeOptions;
    private final String bucket;
    private final boolean bulkDelete;

    ImageStore(S3AsyncClient s3, WriteOptions writeOptions, StoreConfig config) {
        this.s3 = s3;
        this.writeOptions = writeOptions;
        this.bucket = config.bucket();
        this.bulkDelete = config.vendor().bulkDelete();
    }

    /** Returns the name of the configured bucket. */
    public String bucket() {
        return bucket;
    }

    /** Returns the location, as events carry it, of a key in the configured bucket. */
    public URI locationOf(String key) {
        return URI.create(SCHEME + "://" + bucket + "/" + key);
    }

    /**
     * Returns the key in a location.
     *
     * @throws IllegalArgumentException where it is not a location like {@code s3://bucket/key}
     */
    public static String keyOf(URI location) {
        var path = location.getPath();
        if (!SCHEME.equals(location.getScheme()) || path == null || path.length() < 2) {
            throw new IllegalArgumentException("'" + location + "' is not a location like s3://bucket/key");
        }
        return path.substring(1);
    }

    /**
     * Writes an object with its SHA-256, which the store verifies, and returns its location. Writing the same object
     * twice leaves one object. The caller must not change the bytes before the write has ended.
     */
    public Uni<URI> put(String key, byte[] bytes, String mediaType) {
        return put(key, bytes, WriteOptions.sha256(ByteBuffer.wrap(bytes)), mediaType);
    }

    /**
     * Writes an object as {@link #put(String, byte[], String)} does, where the caller has the digest of the bytes
     * already.
     *
     * @param sha256 32 bytes; the store refuses the object if they are not its digest
     */
    public Uni<URI> put(String key, byte[] bytes, byte[] sha256, String mediaType) {
        return toUni(() -> s3.putObject(
                        put -> writeOptions.applyTo(
                                put.bucket(bucket)
                                        .key(key)
                                        .contentType(mediaType)
                                        .contentLength((long) bytes.length)
                                        .checksumSHA256(WriteOptions.base64(sha256)),
                                key),
                        AsyncRequestBody.fromBytesUnsafe(bytes)))
                .replaceWith(locationOf(key));
    }

    /**
     * Reads an object into memory. Fails with {@link NoSuchObject} where there is no object at the location.
     *
     * @param maxBytes a larger object is refused with {@link ObjectTooLarge}, after its response header and before its
     *     body is read
     */
    public Uni<byte[]> get(URI location, long maxBytes) {
        return toUni(() -> s3.getObject(
                        get -> get.bucket(location.getAuthority()).key(keyOf(location)),
                        AsyncResponseTransformer.<GetObjectResponse>toPublisher()))
                .onFailure(NoSuchKeyException.class)
                .transform(_ -> new NoSuchObject(location))
                .chain(body -> {
                    long sizeBytes = body.response().contentLength();
                    if (sizeBytes > maxBytes) {
                        return cancelBody(body, new ObjectTooLarge(location, sizeBytes, maxBytes));
                    }
                    return toUni(() -> readBody(body)).map(ResponseBytes::asByteArrayUnsafe);
                });
    }

    /**
     * Reads an object into memory and verifies its digest.
     *
     * @param sha256 the expected digest, 64 lower-case hexadecimal digits; the call fails with {@link DamagedObject}
     *     where the bytes have another one
     */
    public Uni<byte[]> get(URI location, long maxBytes, String sha256) {
        return get(location, maxBytes).invoke(bytes -> {
            var actualSha256 = HexFormat.of().formatHex(WriteOptions.sha256(ByteBuffer.wrap(bytes)));
            if (!actualSha256.equals(sha256)) {
                throw new DamagedObject(location, sha256, actualSha256);
            }
        });
    }

    /** Returns whether the configured bucket has an object with this key. */
    public Uni<Boolean> exists(String key) {
        return toUni(() -> s3.headObject(head -> head.bucket(bucket).key(key)))
                .replaceWith(true)
                .onFailure(NoSuchKeyException.class)
                .recoverWithItem(false);
    }

    /** Deletes an object. Succeeds also where there is no such object. */
    public Uni<Void> delete(URI location) {
        return toUni(() -> s3.deleteObject(
                        delete -> delete.bucket(location.getAuthority()).key(keyOf(location))))
                .replaceWithVoid();
    }

    /**
     * Deletes exactly the objects with these keys, at most 1,000, from the configured bucket.
     *
     * @throws IllegalArgumentException where there are more keys
     */
    public Uni<Void> delete(List<String> keys) {
        if (keys.size() > PAGE_SIZE) {
            throw new IllegalArgumentException(
                    "%d keys; one request deletes at most %d".formatted(keys.size(), PAGE_SIZE));
        }
        return deleteAll(keys);
    }

    /**
     * Deletes every object under a prefix of the configured bucket, in pages of 1,000.
     *
     * @param prefix must end in a slash, so that it cannot match a neighbouring folder
     */
    public Uni<Void> deletePrefix(String prefix) {
        return deletePrefix(prefix, _ -> true);
    }

    /**
     * Deletes the objects under a prefix whose keys the predicate selects, in pages of 1,000.
     *
     * @param prefix must end in a slash, so that it cannot match a neighbouring folder
     * @param unwanted receives the whole key
     */
    public Uni<Void> deletePrefix(String prefix, Predicate<String> unwanted) {
        return deleteFrom(prefix, unwanted, Optional.empty());
    }

    private Uni<Void> deleteFrom(String prefix, Predicate<String> unwanted, Optional<String> after) {
        String folder = requireSlash(prefix);
        return toUni(() -> s3.listObjectsV2(list -> {
                    list.bucket(bucket).prefix(folder).maxKeys(PAGE_SIZE);
                    after.ifPresent(list::startAfter);
                }))
                .chain(page -> {
                    var keys = page.contents().stream().map(S3Object::key).toList();
                    return deleteAll(keys.stream().filter(unwanted).toList())
                            .chain(() -> page.isTruncated()
                                    ? deleteFrom(prefix, unwanted, Optional.of(keys.getLast()))
                                    : Uni.createFrom().voidItem());
                });
    }

    private Uni<Void> deleteAll(List<String> keys) {
        if (keys.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        if (!bulkDelete) {
            return Multi.createFrom()
                    .iterable(keys)
                    .onItem()
                    .transformToUni(key -> delete(locationOf(key)))
                    .merge(MAX_CONCURRENT_DELETES)
                    .collect()
                    .asList()
                    .replaceWithVoid();
        }
        var objects = keys.stream()
                .map(key -> ObjectIdentifier.builder().key(key).build())
                .toList();
        return toUni(() -> s3.deleteObjects(delete -> delete.bucket(bucket)
                        .delete(which -> which.objects(objects).quiet(true))))
                .invoke(deleted -> {
                    if (!deleted.errors().isEmpty()) {
                        var firstError = deleted.errors().getFirst();
                        throw new IllegalStateException(
                                "could not delete '%s': %s".formatted(firstError.key(), firstError.message()));
                    }
                })
                .replaceWithVoid();
    }

    private static String requireSlash(String prefix) {
        if (!prefix.endsWith("/")) {
            throw new IllegalArgumentException(
                    "prefix '" + prefix + "' must end in '/', so that it matches no neighbouring folder");
        }
        return prefix;
    }

    private static CompletableFuture<ResponseBytes<GetObjectResponse>> readBody(
            ResponsePublisher<GetObjectResponse> body) {
        AsyncResponseTransformer<GetObjectResponse, ResponseBytes<GetObjectResponse>> transformer =
                AsyncResponseTransformer.toBytes();
        var done = transformer.prepare();
        transformer.onResponse(body.response());
        transformer.onStream(body);
        return done;
    }

    private static Uni<byte[]> cancelBody(ResponsePublisher<GetObjectResponse> body, RuntimeException failure) {
        body.subscribe(new CancellingSubscriber());
        return Uni.createFrom().failure(failure);
    }

    private static <T> Uni<T> toUni(Supplier<CompletionStage<T>> call) {
        return Uni.createFrom()
                .completionStage(call)
                .onFailure(CompletionException.class)
                .transform(failure -> failure.getCause() == null ? failure : failure.getCause());
    }
}
