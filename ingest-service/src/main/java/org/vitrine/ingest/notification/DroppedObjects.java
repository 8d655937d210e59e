package org.vitrine.ingest.notification;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.vitrine.ingest.notification.S3Record.Created;
import org.vitrine.ingest.settings.IngestConfig;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Opens objects of institutions' buckets for reading, as streams. Blocks until the store answers. */
@ApplicationScoped
class DroppedObjects {

    private final S3AsyncClient s3;
    private final IngestConfig config;

    DroppedObjects(S3AsyncClient s3, IngestConfig config) {
        this.s3 = s3;
        this.config = config;
    }

    /** An open object. Closing it before the end of the stream gives up its connection. */
    static final class OpenObject implements AutoCloseable {

        private final ResponseInputStream<GetObjectResponse> stream;

        OpenObject(ResponseInputStream<GetObjectResponse> stream) {
            this.stream = stream;
        }

        InputStream body() {
            return stream;
        }

        long sizeBytes() {
            return stream.response().contentLength();
        }

        /** Returns when the object was written, by the store's clock, to the second. */
        Optional<Instant> modifiedAt() {
            return Optional.ofNullable(stream.response().lastModified());
        }

        /**
         * Returns what the header of an HTTP post would state, from the user metadata of the object. Institution,
         * identifier and batch are never taken from metadata: they follow from the place of the object.
         */
        Optional<String> statementHeader(String header) {
            return switch (header) {
                case "Vitrine-Identifier", "Vitrine-Institution", "Vitrine-Batch" -> Optional.empty();
                default -> metadata(header);
            };
        }

        /**
         * Returns user metadata by the name of the header: {@code x-amz-meta-vitrine-specimen} for
         * {@code Vitrine-Specimen}.
         */
        private Optional<String> metadata(String header) {
            Map<String, String> given = stream.response().metadata();
            return Optional.ofNullable(given.get(header.toLowerCase(Locale.ROOT)));
        }

        @Override
        public void close() {
            stream.abort();
        }
    }

    /** Opens the object of a notification; empty where it has been deleted meanwhile. */
    Optional<OpenObject> open(Created created) {
        return open(created.bucket(), created.key(), created.versionId());
    }

    /**
     * Opens an object; empty where there is no such object.
     *
     * @param version version id of the object in a versioned bucket; the newest version where empty
     */
    Optional<OpenObject> open(String bucket, String key, Optional<String> version) {
        try {
            return Optional.of(new OpenObject(s3.getObject(
                            get -> {
                                get.bucket(bucket).key(key);
                                version.ifPresent(get::versionId);
                            },
                            AsyncResponseTransformer.<GetObjectResponse>toBlockingInputStream())
                    .orTimeout(config.stepTimeout().toMillis(), TimeUnit.MILLISECONDS)
                    .join()));
        } catch (CompletionException fault) {
            if (fault.getCause() instanceof NoSuchKeyException) {
                return Optional.empty();
            }
            throw fault;
        }
    }
}
