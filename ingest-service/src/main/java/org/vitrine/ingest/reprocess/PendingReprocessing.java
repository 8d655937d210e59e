package org.vitrine.ingest.reprocess;

import java.time.Instant;
import java.util.Optional;
import org.vitrine.events.CollectionProfile;
import org.vitrine.events.Embedded;
import org.vitrine.events.EndpointReference;
import org.vitrine.events.ImageArrived;
import org.vitrine.events.ImageDocument;
import org.vitrine.events.Preprocessed;
import org.vitrine.events.Reprocessing;
import org.vitrine.flow.EndpointNameRules;

/** Decides what must be announced so that one photograph is reprocessed. Pure. */
sealed interface PendingReprocessing {

    /** Nothing: its document has everything that the profile requires. */
    record None() implements PendingReprocessing {}

    /**
     * {@code image-arrived} is published again, so that the photograph is prepared again, with the region and angle
     * that people decided.
     */
    record Prepare(ImageArrived fact) implements PendingReprocessing {}

    /** {@code preprocessed} is published again, so that inference-service describes the photograph again. */
    record Describe(Preprocessed fact) implements PendingReprocessing {}

    /** {@code embedded} is published with the vector that counts, as the collection's own. */
    record Settle(Embedded fact) implements PendingReprocessing {}

    /**
     * Decides on one photograph from its document.
     *
     * @param profile profile of the collection; where it is not being reprocessed, nothing is pending
     * @param now time of the event in {@link Settle}
     */
    static PendingReprocessing of(CollectionProfile profile, ImageDocument document, Instant now) {
        return Optional.ofNullable(profile.getReprocessing())
                .map(reprocessing -> switch (reprocessing.getFrom()) {
                    case ReprocessTransitions.SETTLE -> settled(profile, document, now);
                    case ReprocessTransitions.PREPROCESS -> prepared(profile, document, reprocessing);
                    default -> described(profile, document, reprocessing);
                })
                .orElseGet(None::new);
    }

    private static PendingReprocessing prepared(
            CollectionProfile profile, ImageDocument document, Reprocessing reprocessing) {
        return document.getPreprocessed().getPreprocessedAt().isBefore(reprocessing.getStartedAt())
                ? new Prepare(DecidedPlacement.decided(document).announced(document.getArrived()))
                : described(profile, document, reprocessing);
    }

    private static PendingReprocessing described(
            CollectionProfile profile, ImageDocument document, Reprocessing reprocessing) {
        return document.getClassified().getClassifiedAt().isBefore(reprocessing.getStartedAt())
                        || lacksNext(profile, document)
                ? new Describe(document.getPreprocessed())
                : new None();
    }

    /** Returns whether the profile has a next embedder and the document lacks its vector. */
    static boolean lacksNext(CollectionProfile profile, ImageDocument document) {
        return profile.getNextEmbedder() != null
                && Optional.ofNullable(document.getNextEmbedded())
                        .filter(vector -> isBy(vector, profile.getNextEmbedder()))
                        .isEmpty();
    }

    private static PendingReprocessing settled(CollectionProfile profile, ImageDocument document, Instant now) {
        var own = document.getEmbedded();
        var next = document.getNextEmbedded();
        if (next != null) {
            return new Settle(ownVector(isBy(next, profile.getEmbedder()) ? next : own, now));
        }
        return own.getAsked() == null || isBy(own, profile.getEmbedder())
                ? new None()
                : new Describe(document.getPreprocessed());
    }

    private static Embedded ownVector(Embedded vector, Instant now) {
        return Embedded.newBuilder(vector)
                .setAlongside(false)
                .setEmbeddedAt(now)
                .build();
    }

    private static boolean isBy(Embedded vector, EndpointReference embedder) {
        return vector.getAsked() != null && EndpointNameRules.isSameModel(vector.getAsked(), embedder);
    }
}
