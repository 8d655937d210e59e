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

/** Reads objects in watched buckets, as streams. */
@ApplicationScoped
class DroppedObjects {

    private final S3AsyncClient s3;
    private final IngestConfig config;

    DroppedObjects(S3AsyncClient s3, IngestConfig config) {
        this.s3 = s3;
        this.config = config;
    }

    /** An object being read; closing it early gives its connection up. */
    static final class Open implements AutoCloseable {

        private final ResponseInputStream<GetObjectResponse> stream;

        Open(ResponseInputStream<GetObjectResponse> stream) {
            this.stream = stream;
        }

        InputStream body() {
            return stream;
        }

        long sizeBytes() {
            return stream.response().contentLength();
        }

        /** When it was written, as the store says, to the second. */
        Optional<Instant> modifiedAt() {
            return Optional.ofNullable(stream.response().lastModified());
        }

        /** What a header of a post would say; whose the object is and its name follow from where it lies. */
        Optional<String> statement(String header) {
            return switch (header) {
                case "Vitrine-Identifier", "Vitrine-Institution", "Vitrine-Batch" -> Optional.empty();
                default -> metadata(header);
            };
        }

        /** User metadata by header name: {@code x-amz-meta-vitrine-specimen} for {@code Vitrine-Specimen}. */
        private Optional<String> metadata(String header) {
            Map<String, String> given = stream.response().metadata();
            return Optional.ofNullable(given.get(header.toLowerCase(Locale.ROOT)));
        }

        @Override
        public void close() {
            stream.abort();
        }
    }

    /** Empty where the object went meanwhile. */
    Optional<Open> open(Created created) {
        return open(created.bucket(), created.key(), created.versionId());
    }

    /** Empty where there is no such object. */
    Optional<Open> open(String bucket, String key, Optional<String> version) {
        try {
            return Optional.of(new Open(s3.getObject(
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
