package org.vitrine.ingest.reprocess;

import java.time.Instant;
import java.util.Optional;
import org.vitrine.events.CollectionProfile;
import org.vitrine.events.Reprocessing;

/** Changes a profile at the beginning, the end and the cancellation of a reprocessing. Pure. */
final class ReprocessTransitions {

    static final String PREPROCESS = "preprocess";
    static final String INFERENCE = "inference";

    /** Not a stage: where a document has two vectors, the one that no longer counts is removed. */
    static final String SETTLE = "settle";

    private ReprocessTransitions() {}

    /**
     * Returns the profile with a reprocessing that begins now; empty where one is in progress or the collection is
     * being deleted.
     *
     * @param from first stage that is repeated
     */
    static Optional<CollectionProfile> begun(CollectionProfile profile, String from, Instant now) {
        return profile.getReprocessing() != null || profile.getDeletingSince() != null
                ? Optional.empty()
                : Optional.of(CollectionProfile.newBuilder(profile)
                        .setReprocessing(new Reprocessing(from, now))
                        .setUpdatedAt(now)
                        .build());
    }

    /**
     * Returns the profile after all photographs are done: the next embedder, where there is one, becomes the embedder,
     * and the vectors of the former one are going to be removed. Empty where no reprocessing is in progress.
     */
    static Optional<CollectionProfile> finished(CollectionProfile profile, Instant now) {
        if (profile.getReprocessing() == null) {
            return Optional.empty();
        }
        return Optional.of(
                profile.getNextEmbedder() == null
                        ? ended(profile, now)
                        : settling(CollectionProfile.newBuilder(profile).setEmbedder(profile.getNextEmbedder()), now));
    }

    /**
     * Returns the profile after a cancellation: the embedder stays, and vectors by the next one are going to be
     * removed. Empty where no reprocessing is in progress, or only vectors are being removed, which cannot be
     * cancelled.
     */
    static Optional<CollectionProfile> cancelled(CollectionProfile profile, Instant now) {
        if (profile.getReprocessing() == null
                || profile.getReprocessing().getFrom().equals(SETTLE)) {
            return Optional.empty();
        }
        return Optional.of(
                profile.getNextEmbedder() == null
                        ? ended(profile, now)
                        : settling(CollectionProfile.newBuilder(profile), now));
    }

    private static CollectionProfile settling(CollectionProfile.Builder profile, Instant now) {
        return profile.clearNextEmbedder()
                .setReprocessing(new Reprocessing(SETTLE, now))
                .setUpdatedAt(now)
                .build();
    }

    private static CollectionProfile ended(CollectionProfile profile, Instant now) {
        return CollectionProfile.newBuilder(profile)
                .clearReprocessing()
                .setUpdatedAt(now)
                .build();
    }
}
