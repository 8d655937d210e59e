package org.vitrine.ingest.reconciliation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vitrine.ingest.arrival.Receipt;
import org.vitrine.ingest.progress.ImageJourney;

/**
 * Finds everything about one image: what is inconsistent and, where retention is requested, what later versions
 * replaced. Pure.
 *
 * @param supersededObjects finds the replaced objects; empty where retention is not requested
 * @param supersededKept retention of replaced objects
 */
record ImageFindings(ImageAudit audit, Optional<SupersededObjects> supersededObjects, Duration supersededKept) {

    /** Returns the journey of an image; called only where a finding depends on it. */
    interface Journeys {
        Optional<ImageJourney> of(String imageId);
    }

    /**
     * Returns the findings about one image.
     *
     * @param announced the newest announced receipt; empty where the image has none
     */
    List<ReconciliationFinding> of(StoredImage image, Optional<Receipt> announced, Journeys journeys) {
        var findings = new ArrayList<>(audit.of(image, announced, () -> announcedDigest(image, journeys)));
        if (supersededObjects.isPresent() && announced.isPresent()) {
            findings.addAll(superseded(supersededObjects.get(), image, announced.get(), journeys));
        }
        return findings;
    }

    private static Optional<String> announcedDigest(StoredImage image, Journeys journeys) {
        return journeys.of(image.imageId()).flatMap(ImageJourney::sha256);
    }

    private List<ReconciliationFinding> superseded(
            SupersededObjects objects, StoredImage image, Receipt newest, Journeys journeys) {
        var expired = objects.of(image, newest);
        // While the newest version is not indexed, searches still show the version before.
        if (expired.isEmpty() || (newest.withdrawnAt().isEmpty() && !isIndexed(image.imageId(), journeys))) {
            return List.of();
        }
        return expired.stream()
                .map(object -> new ReconciliationFinding(
                        ReconciliationFinding.Kind.SUPERSEDED,
                        Optional.of(image.imageId()),
                        object.key(),
                        "A later version replaced it, longer than %s ago.".formatted(supersededKept)))
                .toList();
    }

    private static boolean isIndexed(String imageId, Journeys journeys) {
        return journeys.of(imageId).filter(ImageJourney::isIndexed).isPresent();
    }
}
