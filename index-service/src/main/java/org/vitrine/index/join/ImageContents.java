package org.vitrine.index.join;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.vitrine.events.ImageArrived;

/** The rules by which the facts about the contents of one image are found, replaced and dropped. Pure. */
final class ImageContents {

    /**
     * The maximum number of contents whose facts are kept before their arrival is read. To exceed it, an institution
     * would have to replace a photograph more often while only image-arrived lags behind. The oldest contents are then
     * dropped, of which no document is needed.
     */
    static final int MAX_CONTENTS_AHEAD = 4;

    private ImageContents() {}

    /** Returns the facts about the bytes with a digest; without facts where there are none yet. */
    static ContentFacts of(List<ContentFacts> contents, String sha256) {
        return contents.stream()
                .filter(known -> known.sha256().equals(sha256))
                .findFirst()
                .orElseGet(() -> ContentFacts.of(sha256));
    }

    /** Returns the contents with the newer facts about one of them, or about a further one. */
    static List<ContentFacts> with(List<ContentFacts> contents, ContentFacts newer) {
        List<ContentFacts> all = new ArrayList<>(contents);
        all.removeIf(known -> known.sha256().equals(newer.sha256()));
        all.add(newer);
        return all;
    }

    /** Returns the contents without the facts up to a withdrawn version. */
    static List<ContentFacts> afterWithdrawal(List<ContentFacts> contents, int withdrawnVersion) {
        return contents.stream()
                .map(known -> known.afterWithdrawal(withdrawnVersion))
                .toList();
    }

    /**
     * Returns those facts that a document can still need: about the arrived bytes, and about versions whose arrival has
     * not been read yet.
     */
    static List<ContentFacts> needed(Optional<ImageArrived> arrived, List<ContentFacts> contents) {
        String current = arrived.map(ImageArrived::getSha256).orElse("");
        int version = arrived.map(ImageArrived::getVersion).orElse(0);
        List<ContentFacts> needed = new ArrayList<>();
        contents.stream().filter(one -> one.sha256().equals(current)).forEach(needed::add);
        contents.stream()
                .filter(one -> !one.sha256().equals(current) && one.newestVersion() > version)
                .sorted(Comparator.comparingInt(ContentFacts::newestVersion).reversed())
                .limit(MAX_CONTENTS_AHEAD)
                .forEach(needed::add);
        needed.removeIf(ContentFacts::isEmpty);
        return needed;
    }
}
