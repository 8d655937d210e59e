package org.vitrine.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.core.async.ResponsePublisher;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;

/**
 * Reads and writes whole objects by key or location ({@code s3://bucket/key}).
 *
 * <p>Every call is bounded in time and attempts by {@link StoreConfig}; a failure after that is a fault of ours.
 */
@ApplicationScoped
public class ImageStore {

    private static final String SCHEME = "s3";
    private static final int PAGE = 1000;

    private final S3AsyncClient s3;
    private final String bucket;

    ImageStore(S3AsyncClient s3, StoreConfig config) {
        this.s3 = s3;
        this.bucket = config.bucket();
    }

    public String bucket() {
        return bucket;
    }

    /** The location an event carries for a key of ours. */
    public URI locationOf(String key) {
        return URI.create(SCHEME + "://" + bucket + "/" + key);
    }

    /** The key in a location; fails where the location is not one of an S3 object. */
    public static String keyOf(URI location) {
        var path = location.getPath();
        if (!SCHEME.equals(location.getScheme()) || path == null || path.length() < 2) {
            throw new IllegalArgumentException("'" + location + "' is not a location like s3://bucket/key");
        }
        return path.substring(1);
    }

    /** Writes an object, whole, with its SHA-256 for the store to verify; writing the same twice leaves one. */
    public Uni<URI> put(String key, byte[] bytes, String mediaType) {
        return uni(() -> s3.putObject(
                        put -> put.bucket(bucket)
                                .key(key)
                                .contentType(mediaType)
                                .contentLength((long) bytes.length)
                                .checksumSHA256(Base64.getEncoder().encodeToString(sha256(bytes))),
                        AsyncRequestBody.fromBytesUnsafe(bytes)))
                .replaceWith(locationOf(key));
    }

    /**
     * Reads an object, whole.
     *
     * @param maxBytes a longer object is refused from its header, with {@link ObjectTooLarge}
     */
    public Uni<byte[]> get(URI location, long maxBytes) {
        return uni(() -> s3.getObject(
                        get -> get.bucket(location.getAuthority()).key(keyOf(location)),
                        AsyncResponseTransformer.<GetObjectResponse>toPublisher()))
                .onFailure(NoSuchKeyException.class)
                .transform(_ -> new NoSuchObject(location))
                .chain(body -> {
                    long sizeBytes = body.response().contentLength();
                    if (sizeBytes > maxBytes) {
                        return cancelled(body, new ObjectTooLarge(location, sizeBytes, maxBytes));
                    }
                    return uni(() -> collected(body)).map(ResponseBytes::asByteArrayUnsafe);
                });
    }

    /** Whether an object of ours is there. */
    public Uni<Boolean> exists(String key) {
        return uni(() -> s3.headObject(head -> head.bucket(bucket).key(key)))
                .replaceWith(true)
                .onFailure(NoSuchKeyException.class)
                .recoverWithItem(false);
    }

    /** Removes an object; removing what is not there succeeds. */
    public Uni<Void> delete(URI location) {
        return uni(() -> s3.deleteObject(
                        delete -> delete.bucket(location.getAuthority()).key(keyOf(location))))
                .replaceWithVoid();
    }

    /** Removes every object of ours under a prefix, which must end in a slash, in pages of 1,000. */
    public Uni<Void> deletePrefix(String prefix) {
        if (!prefix.endsWith("/")) {
            throw new IllegalArgumentException(
                    "prefix '" + prefix + "' does not end in '/' and could match a neighbour");
        }
        return uni(() -> s3.listObjectsV2(
                        list -> list.bucket(bucket).prefix(prefix).maxKeys(PAGE)))
                .chain(this::deleteAll)
                .chain(more -> more ? deletePrefix(prefix) : Uni.createFrom().voidItem());
    }

    private Uni<Boolean> deleteAll(ListObjectsV2Response page) {
        if (page.contents().isEmpty()) {
            return Uni.createFrom().item(false);
        }
        List<ObjectIdentifier> keys = page.contents().stream()
                .map(found -> ObjectIdentifier.builder().key(found.key()).build())
                .toList();
        return uni(() -> s3.deleteObjects(delete -> delete.bucket(bucket)
                        .delete(which -> which.objects(keys).quiet(true))))
                .map(deleted -> {
                    if (!deleted.errors().isEmpty()) {
                        var first = deleted.errors().getFirst();
                        throw new IllegalStateException(
                                "could not delete '%s': %s".formatted(first.key(), first.message()));
                    }
                    return page.isTruncated();
                });
    }

    private static CompletableFuture<ResponseBytes<GetObjectResponse>> collected(
            ResponsePublisher<GetObjectResponse> body) {
        AsyncResponseTransformer<GetObjectResponse, ResponseBytes<GetObjectResponse>> whole =
                AsyncResponseTransformer.toBytes();
        var done = whole.prepare();
        whole.onResponse(body.response());
        whole.onStream(body);
        return done;
    }

    private static Uni<byte[]> cancelled(ResponsePublisher<GetObjectResponse> body, RuntimeException why) {
        body.subscribe(new CancelAtOnce());
        return Uni.createFrom().failure(why);
    }

    private static <T> Uni<T> uni(java.util.function.Supplier<CompletionStage<T>> call) {
        return Uni.createFrom()
                .completionStage(call)
                .onFailure(CompletionException.class)
                .transform(failure -> failure.getCause() == null ? failure : failure.getCause());
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
