package org.vitrine.ingest.arrival;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.vitrine.ingest.arrival.ReceiptStore.NewestReceipt;
import org.vitrine.ingest.identity.Sha256Hex;
import org.vitrine.ingest.progress.StoredAmount;
import org.vitrine.ingest.quota.InstitutionQuotas;
import org.vitrine.ingest.quota.QuotaDecision;
import org.vitrine.ingest.quota.QuotaProblem;

/**
 * Checks photographs against the quota of their institution, and announces the rejection of those above it. All methods
 * block.
 */
@ApplicationScoped
class QuotaCheck {

    private final InstitutionQuotas quotas;
    private final ReceiptStore receipts;
    private final ArrivalPublisher arrivalPublisher;

    QuotaCheck(InstitutionQuotas quotas, ReceiptStore receipts, ArrivalPublisher arrivalPublisher) {
        this.quotas = quotas;
        this.receipts = receipts;
        this.arrivalPublisher = arrivalPublisher;
    }

    /**
     * Rejects a photograph of which no byte was read, where its length exceeds the quota. Empty where it may be read:
     * also where its length is unknown, it is named by its bytes alone, so that it may be stored already, or it is stale.
     *
     * @param lengthBytes length of the body, where it was announced
     */
    Optional<PostOutcome> rejectUnread(PhotographPost photographPost, OptionalLong lengthBytes) {
        var name = photographPost.announcedName();
        if (lengthBytes.isEmpty() || name.isEmpty()) {
            return Optional.empty();
        }
        if (!mayExceed(photographPost, lengthBytes)) {
            return Optional.empty(); // so the receipt need not be read
        }
        String institutionId = photographPost.statement().institutionId();
        long sizeBytes = lengthBytes.getAsLong();
        String imageId = name.get().imageId();
        var newest = receipts.read(photographPost.collectionId(), imageId).map(NewestReceipt::receipt);
        if (photographPost.isStale(newest)) {
            return Optional.empty(); // it is ignored, and so no rejection is announced
        }
        return switch (quotas.check(institutionId, StorageGrowth.of(newest, sizeBytes))) {
            case QuotaDecision.Within _ -> Optional.empty();
            case QuotaDecision.Exceeded exceeded -> {
                String announced = photographPost.expectedSha256().orElseGet(() -> Sha256Hex.hex(""));
                int version = ReceiptStore.versionAfter(newest);
                yield Optional.of(reject(photographPost, imageId, announced, version, exceeded));
            }
        };
    }

    /** Returns whether a new photograph of the announced length exceeds the quota. No other photograph adds more. */
    boolean mayExceed(PhotographPost photographPost, OptionalLong lengthBytes) {
        return lengthBytes.isPresent()
                && quotas.check(
                                photographPost.statement().institutionId(),
                                StorageGrowth.of(Optional.empty(), lengthBytes.getAsLong()))
                        instanceof QuotaDecision.Exceeded;
    }

    /**
     * Reserves the storage of a photograph whose bytes were read, or rejects it. Empty where the storage is reserved;
     * {@link #storeReserved} stores it then.
     */
    Optional<PostOutcome> reserve(PhotographPost photographPost, IncomingPhotograph photograph, StoredAmount growth) {
        return switch (quotas.reserve(photographPost.statement().institutionId(), growth)) {
            case QuotaDecision.Within _ -> Optional.empty();
            case QuotaDecision.Exceeded exceeded -> {
                String imageId = photographPost.name(photograph.sha256()).imageId();
                int version = receipts.nextVersion(photographPost.collectionId(), imageId);
                yield Optional.of(reject(photographPost, imageId, photograph.sha256(), version, exceeded));
            }
        };
    }

    /**
     * Runs the work for which storage was reserved, and ends the reservation. The storage counts as used where the work
     * returns true, and is released where it returns false or throws.
     *
     * @param work returns whether the photograph is stored and announced
     * @return what the work returns
     */
    boolean storeReserved(PhotographPost photographPost, StoredAmount growth, BooleanSupplier work) {
        boolean stored = false;
        try {
            stored = work.getAsBoolean();
            return stored;
        } finally {
            quotas.settle(photographPost.statement().institutionId(), growth, stored);
        }
    }

    /** @param version the version that the photograph would have had */
    private PostOutcome reject(
            PhotographPost photographPost,
            String imageId,
            String sha256,
            int version,
            QuotaDecision.Exceeded exceeded) {
        var problem = new QuotaProblem.Exceeded(photographPost.statement().institutionId(), imageId, exceeded);
        var detail = problem.detail();
        arrivalPublisher.publishRejection(
                RefusedPhotograph.of(
                        photographPost,
                        imageId,
                        new UploadResult.Rejected(sha256, detail.status(), detail.code(), detail.detail())),
                version,
                photographPost.trace());
        return new PostOutcome.OverQuota(problem);
    }
}
