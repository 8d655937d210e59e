package org.vitrine.ingest.upload;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.vitrine.flow.TraceParent;
import org.vitrine.ingest.arrival.PhotographAdmission;
import org.vitrine.ingest.arrival.PhotographPost;
import org.vitrine.ingest.arrival.PostOutcome;
import org.vitrine.ingest.arrival.UploadedObject;
import org.vitrine.ingest.progress.IngestJson;
import org.vitrine.ingest.settings.IngestConfig;
import org.vitrine.ingest.settings.UploadConfig;
import org.vitrine.store.ImageStore;
import org.vitrine.store.NoSuchObject;
import org.vitrine.store.PresignedPut;
import org.vitrine.store.PresignedPuts;
import org.vitrine.store.StoreKeys;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Begins and completes uploads of photographs that institutions send directly to the store. All methods block. */
@ApplicationScoped
class DirectUploads {

    private static final long MAX_TICKET_BYTES = 1024 * 1024;

    private final PresignedPuts presignedPuts;
    private final ImageStore store;
    private final S3AsyncClient s3;
    private final PhotographAdmission photographAdmission;
    private final Duration lifetime;
    private final Duration timeout;
    private final Clock clock = Clock.systemUTC();

    DirectUploads(
            PresignedPuts presignedPuts,
            ImageStore store,
            S3AsyncClient s3,
            PhotographAdmission photographAdmission,
            IngestConfig config,
            UploadConfig uploads) {
        this.presignedPuts = presignedPuts;
        this.store = store;
        this.s3 = s3;
        this.photographAdmission = photographAdmission;
        this.lifetime = uploads.lifetime();
        this.timeout = config.stepTimeout();
    }

    /**
     * A new upload.
     *
     * @param ticket terms of the upload
     * @param address presigned URL for the bytes
     */
    record Begun(UploadTicket ticket, PresignedPut address) {}

    /** The outcome of completing an upload. */
    sealed interface Completion {

        /** The uploaded photograph was handled as a posted one, now or by an earlier call. */
        record Completed(PostOutcome outcome) implements Completion {}

        /** There is no such upload. */
        record Unknown() implements Completion {}

        /** No bytes were uploaded yet, and the URL is still valid. */
        record NothingUploaded() implements Completion {}

        /**
         * The URL has expired, and no bytes were uploaded; or the upload was completed before, and its photograph has
         * been replaced since.
         */
        record Expired(UploadTicket ticket) implements Completion {}
    }

    /** Refuses an upload that would exceed the quota of its institution before it begins; else returns empty. */
    Optional<PostOutcome> refuse(String collectionId, UploadTicket.UploadRequest.Valid request) {
        var post = PhotographPost.withoutNotification(
                collectionId, request.statement(), Optional.of(request.sha256()), TraceParent.start());
        return photographAdmission.refuseOverQuota(post, OptionalLong.of(request.sizeBytes()));
    }

    Begun begin(String collectionId, UploadTicket.UploadRequest.Valid request) {
        var id = UUID.randomUUID();
        var ticket = new UploadTicket(
                id.toString(),
                collectionId,
                request.statement(),
                request.sha256(),
                request.sizeBytes(),
                clock.instant().plus(lifetime),
                Optional.empty());
        await(store.put(StoreKeys.ticket(collectionId, id), json(ticket), "application/json"));
        return new Begun(
                ticket, presignedPuts.put(StoreKeys.incoming(id), request.sizeBytes(), request.sha256(), lifetime));
    }

    /**
     * Reads the uploaded photograph back and admits it.
     *
     * @param mayReach whether the caller may reach the uploads of an institution; others are unknown to it
     */
    Completion complete(String collectionId, UUID id, Predicate<String> mayReach, TraceParent trace) {
        var found = ticket(collectionId, id)
                .filter(ticket -> mayReach.test(ticket.statement().institutionId()));
        if (found.isEmpty()) {
            return new Completion.Unknown();
        }
        var ticket = found.get();
        var post = PhotographPost.withoutNotification(
                collectionId, ticket.statement(), Optional.of(ticket.sha256()), trace);
        if (ticket.completedAt().isPresent()) {
            return repeatedCompletion(id, ticket, post);
        }
        return admitUploaded(StoreKeys.incoming(id), ticket, post)
                .<Completion>map(outcome -> {
                    cleanUp(id, ticket, outcome);
                    return new Completion.Completed(outcome);
                })
                // The client may not have received the answer of an earlier call.
                .or(() ->
                        photographAdmission.findUnchanged(post, ticket.sha256()).map(Completion.Completed::new))
                .orElseGet(() -> clock.instant().isAfter(ticket.expiresAt())
                        ? new Completion.Expired(ticket)
                        : new Completion.NothingUploaded());
    }

    /** Reads and admits the uploaded bytes; empty where there is no object under the key. */
    private Optional<PostOutcome> admitUploaded(String key, UploadTicket ticket, PhotographPost post) {
        try (ResponseInputStream<GetObjectResponse> body = s3.getObject(
                        get -> get.bucket(store.bucket()).key(key),
                        AsyncResponseTransformer.<GetObjectResponse>toBlockingInputStream())
                .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .join()) {
            long sizeBytes = body.response().contentLength();
            if (sizeBytes != ticket.sizeBytes()) {
                body.abort();
                return Optional.of(ticket.sizeMismatch(sizeBytes));
            }
            var overQuota = photographAdmission.refuseOverQuota(post, OptionalLong.of(sizeBytes));
            if (overQuota.isPresent()) {
                body.abort();
                return overQuota;
            }
            return Optional.of(photographAdmission.admitUploaded(
                    post, new UploadedObject(key, body.response().eTag(), body)));
        } catch (CompletionException fault) {
            if (fault.getCause() instanceof NoSuchKeyException) {
                return Optional.empty();
            }
            throw fault;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /**
     * Answers a repeated completion. Bytes that were put at the URL since, while its signature is still valid, are
     * deleted unread.
     */
    private Completion repeatedCompletion(UUID id, UploadTicket ticket, PhotographPost post) {
        await(store.delete(store.locationOf(StoreKeys.incoming(id))));
        return photographAdmission
                .findUnchanged(post, ticket.sha256())
                .<Completion>map(Completion.Completed::new)
                .orElseGet(() -> new Completion.Expired(ticket));
    }

    /**
     * Deletes the uploaded bytes after a final outcome, and marks the ticket as completed where the photograph was
     * accepted. After a temporary outcome the bytes stay, and the upload may be completed again.
     */
    private void cleanUp(UUID id, UploadTicket ticket, PostOutcome outcome) {
        switch (outcome) {
            case PostOutcome.Accepted _, PostOutcome.AlreadyHere _ -> {
                var completed = ticket.completed(clock.instant());
                await(store.put(StoreKeys.ticket(ticket.collectionId(), id), json(completed), "application/json"));
                await(store.delete(store.locationOf(StoreKeys.incoming(id))));
            }
            case PostOutcome.Refused _, PostOutcome.OverQuota _ ->
                await(store.delete(store.locationOf(StoreKeys.incoming(id))));
            case PostOutcome.Busy _,
                    PostOutcome.Broken _,
                    PostOutcome.ScannerUnavailable _,
                    PostOutcome.ScanFailed _,
                    PostOutcome.Contended _,
                    PostOutcome.Stale _ -> {
                // the bytes stay, so that the upload can be completed again
            }
        }
    }

    private Optional<UploadTicket> ticket(String collectionId, UUID id) {
        try {
            byte[] json = await(store.get(store.locationOf(StoreKeys.ticket(collectionId, id)), MAX_TICKET_BYTES));
            return Optional.of(IngestJson.MAPPER.readValue(json, UploadTicket.class));
        } catch (NoSuchObject unknown) {
            return Optional.empty();
        } catch (IOException fault) {
            throw new UncheckedIOException("the ticket of upload '%s' cannot be read".formatted(id), fault);
        }
    }

    private static byte[] json(UploadTicket ticket) {
        try {
            return IngestJson.MAPPER.writeValueAsBytes(ticket);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private <T> T await(Uni<T> call) {
        return call.await().atMost(timeout);
    }
}
