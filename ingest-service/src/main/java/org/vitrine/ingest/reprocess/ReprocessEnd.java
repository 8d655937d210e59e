package org.vitrine.ingest.reprocess;

import java.time.Instant;
import java.util.Optional;
import org.vitrine.events.CollectionProfile;
import org.vitrine.events.Reprocessing;

/** How a profile says that its photographs are processed again, and that this ends. Pure. */
final class ReprocessEnd {

    static final String PREPROCESS = "preprocess";
    static final String INFERENCE = "inference";

    /** No stage: of two vectors of a document the one that no longer counts is removed. */
    static final String SETTLE = "settle";

    private ReprocessEnd() {}

    /** Empty where the photographs are being processed again already. */
    static Optional<CollectionProfile> begun(CollectionProfile profile, String from, Instant now) {
        return profile.getReprocessing() != null || profile.getDeletingSince() != null
                ? Optional.empty()
                : Optional.of(CollectionProfile.newBuilder(profile)
                        .setReprocessing(new Reprocessing(from, now))
                        .setUpdatedAt(now)
                        .build());
    }

    /** All is done: the next embedder, where there is one, becomes the embedder, and the former vectors are removed. */
    static Optional<CollectionProfile> finished(CollectionProfile profile, Instant now) {
        if (profile.getReprocessing() == null) {
            return Optional.empty();
        }
        return Optional.of(
                profile.getNextEmbedder() == null
                        ? ended(profile, now)
                        : settling(CollectionProfile.newBuilder(profile).setEmbedder(profile.getNextEmbedder()), now));
    }

    /** The embedder stays, and vectors by the next one are removed. What settles vectors cannot be cancelled. */
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
