package org.vitrine.index.join;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.vitrine.events.Classified;
import org.vitrine.events.Embedded;
import org.vitrine.events.Preprocessed;

/**
 * The facts about one content of an image, that is, about original bytes with one digest: the newest fact of each
 * stage.
 *
 * @param sha256 digest of the original bytes
 * @param preprocessed the preparation
 * @param classified labels and attributes
 * @param embedded the vector by the collection's embedder
 * @param nextEmbedded the vector by the embedder that is about to replace it; never older than {@code embedded}
 */
record ContentFacts(
        String sha256,
        Optional<Preprocessed> preprocessed,
        Optional<Classified> classified,
        Optional<Embedded> embedded,
        Optional<Embedded> nextEmbedded) {

    static ContentFacts of(String sha256) {
        return new ContentFacts(sha256, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    ContentFacts with(Preprocessed fact) {
        return new ContentFacts(
                sha256,
                newest(preprocessed, fact, Preprocessed::getVersion, Preprocessed::getPreprocessedAt),
                classified,
                embedded,
                nextEmbedded);
    }

    ContentFacts with(Classified fact) {
        return new ContentFacts(
                sha256,
                preprocessed,
                newest(classified, fact, Classified::getVersion, Classified::getClassifiedAt),
                embedded,
                nextEmbedded);
    }

    /**
     * Adds a vector. A vector of the collection's embedder removes the one by the next embedder, if that is older: the
     * replacement of the embedder is then over.
     */
    ContentFacts with(Embedded fact) {
        if (fact.getAlongside()) {
            return embedded.filter(own -> isNewer(own, fact)).isPresent()
                    ? this
                    : withVectors(embedded, newest(nextEmbedded, fact, Embedded::getVersion, Embedded::getEmbeddedAt));
        }
        var own = newest(embedded, fact, Embedded::getVersion, Embedded::getEmbeddedAt)
                .orElse(fact);
        return withVectors(Optional.of(own), nextEmbedded.filter(next -> !isNewer(own, next)));
    }

    private ContentFacts withVectors(Optional<Embedded> own, Optional<Embedded> next) {
        return new ContentFacts(sha256, preprocessed, classified, own, next);
    }

    private static boolean isNewer(Embedded one, Embedded other) {
        return one.getVersion() > other.getVersion()
                || (one.getVersion() == other.getVersion()
                        && one.getEmbeddedAt().isAfter(other.getEmbeddedAt()));
    }

    /** Returns the facts without those up to the withdrawn version, whose renditions were deleted. */
    ContentFacts afterWithdrawal(int withdrawnVersion) {
        return new ContentFacts(
                sha256,
                preprocessed.filter(fact -> fact.getVersion() > withdrawnVersion),
                classified.filter(fact -> fact.getVersion() > withdrawnVersion),
                embedded.filter(fact -> fact.getVersion() > withdrawnVersion),
                nextEmbedded.filter(fact -> fact.getVersion() > withdrawnVersion));
    }

    boolean isEmpty() {
        return preprocessed.isEmpty() && classified.isEmpty() && embedded.isEmpty() && nextEmbedded.isEmpty();
    }

    /** Whether all facts are present that a document needs. */
    boolean isComplete() {
        return preprocessed.isPresent() && classified.isPresent() && embedded.isPresent();
    }

    /** Returns the newest version of the image that any of the facts is about; 0 without facts. */
    int newestVersion() {
        return Stream.of(
                        preprocessed.map(Preprocessed::getVersion),
                        classified.map(Classified::getVersion),
                        embedded.map(Embedded::getVersion),
                        nextEmbedded.map(Embedded::getVersion))
                .flatMap(Optional::stream)
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
    }

    /**
     * Returns the newer fact, by version, then by time; of equal ones the known one, so that repetition changes
     * nothing.
     */
    private static <T> Optional<T> newest(
            Optional<T> known, T incoming, Function<T, Integer> version, Function<T, Instant> at) {
        boolean knownIsNewer = known.filter(fact -> {
                    int order = Integer.compare(version.apply(fact), version.apply(incoming));
                    return order > 0 || (order == 0 && !at.apply(fact).isBefore(at.apply(incoming)));
                })
                .isPresent();
        return knownIsNewer ? known : Optional.of(incoming);
    }
}
