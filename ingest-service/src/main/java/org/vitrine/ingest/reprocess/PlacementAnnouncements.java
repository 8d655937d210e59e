package org.vitrine.ingest.reprocess;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.vitrine.events.ImageArrived;
import org.vitrine.events.ImageDocument;

/**
 * Decides from its document whether a photograph is announced again: where people decided another region or angle than
 * those with which it was prepared. The document itself shows when the preparation is up to date, so that it does not
 * matter which announcement led to it, nor whether one was lost or repeated.
 *
 * <p>Remembers the announcements of the photographs whose documents were read last. Of a photograph that is being
 * prepared, further documents cause no further announcement. Where preparations keep ending without the decided
 * placement, announcements end too: preprocess-service is of a release that does not apply it. For one thread.
 */
final class PlacementAnnouncements {

    /** Most announcements of one placement of one version of a photograph. */
    static final int MAX_ANNOUNCEMENTS = 3;

    /**
     * Most photographs that are remembered, about 300 bytes each: those of 20 bulk decisions. One that is forgotten is
     * announced once more, because its announcement makes index-service send its document again.
     */
    private static final int MAX_REMEMBERED = 100_000;

    private final Map<String, Announcement> announcements = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Announcement> eldest) {
            return size() > MAX_REMEMBERED;
        }
    };

    /**
     * An announcement that Kafka has acknowledged.
     *
     * @param version version of the arrival
     * @param placement the placement that was announced
     * @param preparedAt time of the preparation in the document that caused it
     * @param count how often this placement of this version was announced, at least 1
     */
    private record Announcement(int version, DecidedPlacement placement, Instant preparedAt, int count) {}

    /** What to do about a document. */
    sealed interface NextStep {

        /** Nothing: the preparation is up to date, or the photograph is being prepared. */
        record None() implements NextStep {}

        /** The arrival is published again. */
        record Announce(ImageArrived fact) implements NextStep {}

        /** Nothing, although the preparation is out of date, because of {@link #MAX_ANNOUNCEMENTS} announcements. */
        record GiveUp() implements NextStep {}
    }

    NextStep next(ImageDocument document) {
        var decided = DecidedPlacement.decided(document);
        if (decided.equals(DecidedPlacement.prepared(document))) {
            announcements.remove(document.getImageId());
            return new NextStep.None();
        }
        var last = last(document);
        if (last.filter(it -> it.preparedAt().equals(preparedAt(document))).isPresent()) {
            return new NextStep.None();
        }
        return last.filter(it -> it.count() >= MAX_ANNOUNCEMENTS).isPresent()
                ? new NextStep.GiveUp()
                : new NextStep.Announce(decided.announced(document.getArrived()));
    }

    /** Notes that Kafka has acknowledged the announcement for a document. */
    void markAnnounced(ImageDocument document) {
        int count = last(document).map(Announcement::count).orElse(0) + 1;
        announcements.put(
                document.getImageId(),
                new Announcement(
                        document.getArrived().getVersion(),
                        DecidedPlacement.decided(document),
                        preparedAt(document),
                        count));
    }

    /** Forgets a photograph that was withdrawn. */
    void forget(String imageId) {
        announcements.remove(imageId);
    }

    /** Returns the last announcement of what is decided now, for the present version; empty where there is none. */
    private Optional<Announcement> last(ImageDocument document) {
        return Optional.ofNullable(announcements.get(document.getImageId()))
                .filter(it -> it.version() == document.getArrived().getVersion())
                .filter(it -> it.placement().equals(DecidedPlacement.decided(document)));
    }

    private static Instant preparedAt(ImageDocument document) {
        return document.getPreprocessed().getPreprocessedAt();
    }
}
