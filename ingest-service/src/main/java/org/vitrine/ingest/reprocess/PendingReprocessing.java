package org.vitrine.ingest.reprocess;

import java.time.Instant;
import java.util.Optional;
import org.vitrine.events.Change;
import org.vitrine.events.CollectionProfile;
import org.vitrine.events.Embedded;
import org.vitrine.events.EndpointReference;
import org.vitrine.events.ImageArrived;
import org.vitrine.events.ImageDocument;
import org.vitrine.events.Preprocessed;
import org.vitrine.events.Reprocessing;
import org.vitrine.flow.EndpointNameRules;

/** What is still to be done with one photograph before its collection is processed again. */
sealed interface PendingReprocessing {

    /** Its document has all that the profile asks for. */
    record None() implements PendingReprocessing {}

    /** The arrival is announced again. */
    record Prepare(ImageArrived fact) implements PendingReprocessing {}

    /** The preparation is announced again. */
    record Describe(Preprocessed fact) implements PendingReprocessing {}

    /** The vector that counts is announced as the collection's own. */
    record Settle(Embedded fact) implements PendingReprocessing {}

    /**
     * @param now time of the fact that settles which vector counts
     */
    static PendingReprocessing of(CollectionProfile profile, ImageDocument document, Instant now) {
        return Optional.ofNullable(profile.getReprocessing())
                .map(again -> switch (again.getFrom()) {
                    case ReprocessEnd.SETTLE -> settled(profile, document, now);
                    case ReprocessEnd.PREPROCESS -> prepared(profile, document, again);
                    default -> described(profile, document, again);
                })
                .orElseGet(None::new);
    }

    private static PendingReprocessing prepared(CollectionProfile profile, ImageDocument document, Reprocessing again) {
        return document.getPreprocessed().getPreprocessedAt().isBefore(again.getStartedAt())
                ? new Prepare(ImageArrived.newBuilder(document.getArrived())
                        .setChange(Change.PIXELS) // preprocess-service leaves changes of metadata alone
                        .build())
                : described(profile, document, again);
    }

    private static PendingReprocessing described(
            CollectionProfile profile, ImageDocument document, Reprocessing again) {
        return document.getClassified().getClassifiedAt().isBefore(again.getStartedAt()) || lacksNext(profile, document)
                ? new Describe(document.getPreprocessed())
                : new None();
    }

    /** Whether the next embedder's vector is missing, while there is a next embedder. */
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
        return vector.getAsked() != null && EndpointNameRules.isSame(vector.getAsked(), embedder);
    }
}
