package org.vitrine.ingest.reconciliation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vitrine.ingest.arrival.Receipt;
import org.vitrine.store.ImageStore;
import org.vitrine.store.StoreKeys;

/**
 * Finds what is inconsistent about one image, from its objects in the store, its receipt and, where these leave it
 * open, its journey. Pure.
 *
 * <p>A receipt names the newest bytes only. Bytes that were stored before it was written belong to an older version.
 * Bytes that were stored after it, and that it does not name, were never announced.
 *
 * @param collectionId the collection of the image
 * @param cutoff objects and arrivals after this time are not judged: they may still be in progress
 */
record ImageAudit(String collectionId, Instant cutoff) {

    /**
     * Largest difference between the store's clock and that of this service. It prevents the bytes of an older version
     * from being taken for newer ones.
     */
    private static final Duration MAX_CLOCK_SKEW = Duration.ofMinutes(1);

    /**
     * Supplies the digest of the bytes that arrived last by the image's journey; called only where the decision depends
     * on it.
     */
    interface AnnouncedDigest {
        Optional<String> sha256();
    }

    /**
     * Returns the findings about one image.
     *
     * @param receipt the newest announced receipt; empty where the image has none
     * @param announced supplies the digest of the newest announced bytes
     */
    List<ReconciliationFinding> of(StoredImage image, Optional<Receipt> receipt, AnnouncedDigest announced) {
        return receipt.map(newest -> newest.withdrawnAt().isPresent()
                        ? withdrawn(
                                image, newest.version(), newest.withdrawnAt().get())
                        : notWithdrawn(image, newest, announced))
                .orElseGet(() -> withoutReceipt(image, announced));
    }

    private List<ReconciliationFinding> withdrawn(StoredImage image, int version, Instant at) {
        if (at.isAfter(cutoff)) {
            return List.of();
        }
        List<ReconciliationFinding> findings = new ArrayList<>();
        List<StoredObject> remaining = new ArrayList<>(image.originals());
        remaining.addAll(image.renditions());
        remaining.stream()
                .filter(object -> !object.storedAt().isAfter(cutoff))
                .filter(object -> StoreKeys.version(object.key()) < version)
                .forEach(object -> findings.add(finding(
                        ReconciliationFinding.Kind.LEFT_AFTER_WITHDRAWAL,
                        image,
                        object.key(),
                        "The image was withdrawn at %s, and this object still exists.".formatted(at))));
        return findings;
    }

    private List<ReconciliationFinding> notWithdrawn(StoredImage image, Receipt newest, AnnouncedDigest announced) {
        List<ReconciliationFinding> findings = new ArrayList<>();
        String current = ImageStore.keyOf(newest.location());
        boolean exists =
                image.originals().stream().anyMatch(original -> original.key().equals(current));
        if (!exists && !newest.arrivedAt().isAfter(cutoff)) {
            findings.add(finding(
                    ReconciliationFinding.Kind.EVENT_WITHOUT_OBJECT,
                    image,
                    current,
                    "Version %d arrived at %s, and its original is missing. Restore it, or have '%s' send '%s' again."
                            .formatted(
                                    newest.version(),
                                    newest.arrivedAt(),
                                    newest.institutionId(),
                                    newest.identifier())));
        }
        image.originals().stream()
                .filter(original -> !original.key().equals(current))
                .filter(original ->
                        original.storedAt().isAfter(newest.arrivedAt().plus(MAX_CLOCK_SKEW)))
                .filter(original -> !original.storedAt().isAfter(cutoff))
                .filter(original -> !announced.sha256().equals(Optional.of(original.fileName())))
                .forEach(original -> findings.add(unannounced(image, original)));
        return findings;
    }

    private List<ReconciliationFinding> withoutReceipt(StoredImage image, AnnouncedDigest announced) {
        List<ReconciliationFinding> findings = new ArrayList<>();
        List<StoredObject> originals = image.originals().stream()
                .filter(original -> !original.storedAt().isAfter(cutoff))
                .toList();
        if (originals.isEmpty()) {
            return findings;
        }
        var announcedSha256 = announced.sha256();
        if (announcedSha256.isPresent()) {
            findings.add(finding(
                    ReconciliationFinding.Kind.EVENT_WITHOUT_RECEIPT,
                    image,
                    StoreKeys.receipt(collectionId, image.imageId()),
                    "The image was announced, and has no receipt. It gets one when it is posted again."));
            return findings;
        }
        originals.forEach(original -> findings.add(unannounced(image, original)));
        return findings;
    }

    private static ReconciliationFinding unannounced(StoredImage image, StoredObject original) {
        return finding(
                ReconciliationFinding.Kind.OBJECT_WITHOUT_EVENT,
                image,
                original.key(),
                "It was stored at %s and never announced; its sender received no answer."
                        .formatted(original.storedAt()));
    }

    private static ReconciliationFinding finding(
            ReconciliationFinding.Kind kind, StoredImage image, String key, String sentence) {
        return new ReconciliationFinding(kind, Optional.of(image.imageId()), key, sentence);
    }
}
