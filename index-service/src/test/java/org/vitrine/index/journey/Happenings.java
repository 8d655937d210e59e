package org.vitrine.index.journey;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.vitrine.index.journey.Happening.Arrived;
import org.vitrine.index.journey.Happening.GivenUp;
import org.vitrine.index.journey.Happening.Kind;
import org.vitrine.index.journey.Happening.PostedWith;
import org.vitrine.index.journey.Happening.Said;

/** Things that happen to the image of these tests, in seconds after noon. */
final class Happenings {

    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    static final Owner OWNER = new Owner("coins", "museum-a");

    private Happenings() {}

    static Instant at(int second) {
        return NOON.plus(Duration.ofSeconds(second));
    }

    static Happening arrived(int version, String change, String sha256, int second) {
        return arrived(version, change, sha256, second, Optional.empty());
    }

    static Happening arrived(int version, String change, String sha256, int second, Optional<String> batchId) {
        return new Arrived(
                OWNER,
                new Arrival(
                        "18200123",
                        "specimen-1",
                        Optional.empty(),
                        "obverse",
                        version,
                        change,
                        sha256,
                        "s3://vitrine/originals/coins/img-a/" + sha256,
                        "image/jpeg",
                        800,
                        600,
                        12_345,
                        at(second)),
                batchId);
    }

    static Happening said(Kind kind, int version, String sha256, int second) {
        return new Said(OWNER, kind, Entry.of(version, Optional.of(sha256), at(second)));
    }

    static Happening indexed(int version, int second) {
        return new Said(OWNER, Kind.INDEXED, Entry.of(version, Optional.empty(), at(second)));
    }

    static Happening withdrawn(int version, int second) {
        return new Said(OWNER, Kind.WITHDRAWN, Entry.of(version, Optional.empty(), at(second)));
    }

    static Happening rejected(Kind kind, int version, String sha256, int second) {
        return new Said(
                OWNER, kind, Entry.of(version, Optional.of(sha256), at(second)).failing("truncated", "It ends early."));
    }

    static Happening givenUp(String topic, int version, String sha256, int second) {
        return new GivenUp(
                topic, Entry.of(version, Optional.of(sha256), at(second)).failing("dead-lettered", "It gave up."));
    }

    static Happening posted(String batchId, Posting posting) {
        return new PostedWith(OWNER, batchId, posting);
    }

    static Journey journey(Happening... happenings) {
        var journey = Journey.UNKNOWN;
        for (Happening happening : happenings) {
            journey = journey.after(happening);
        }
        return journey;
    }
}
