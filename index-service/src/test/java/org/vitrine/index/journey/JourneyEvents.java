package org.vitrine.index.journey;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.vitrine.index.journey.JourneyEvent.Arrived;
import org.vitrine.index.journey.JourneyEvent.DeadLettered;
import org.vitrine.index.journey.JourneyEvent.Kind;
import org.vitrine.index.journey.JourneyEvent.StageReported;
import org.vitrine.index.journey.JourneyEvent.UploadedWithBatch;

/** Events of the image of these tests; times are in seconds after noon. */
final class JourneyEvents {

    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    static final ImageOwner OWNER = new ImageOwner("coins", "museum-a");

    private JourneyEvents() {}

    static Instant at(int second) {
        return NOON.plus(Duration.ofSeconds(second));
    }

    static JourneyEvent arrived(int version, String change, String sha256, int second) {
        return arrived(version, change, sha256, second, Optional.empty());
    }

    static JourneyEvent arrived(int version, String change, String sha256, int second, Optional<String> batchId) {
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

    static JourneyEvent stageReported(Kind kind, int version, String sha256, int second) {
        return new StageReported(OWNER, kind, JourneyEntry.of(version, Optional.of(sha256), at(second)));
    }

    static JourneyEvent indexed(int version, int second) {
        return new StageReported(OWNER, Kind.INDEXED, JourneyEntry.of(version, Optional.empty(), at(second)));
    }

    static JourneyEvent withdrawn(int version, int second) {
        return new StageReported(OWNER, Kind.WITHDRAWN, JourneyEntry.of(version, Optional.empty(), at(second)));
    }

    static JourneyEvent rejected(Kind kind, int version, String sha256, int second) {
        return new StageReported(
                OWNER,
                kind,
                JourneyEntry.of(version, Optional.of(sha256), at(second)).withFailure("truncated", "It ends early."));
    }

    static JourneyEvent deadLettered(String topic, int version, String sha256, int second) {
        return new DeadLettered(
                topic,
                JourneyEntry.of(version, Optional.of(sha256), at(second)).withFailure("dead-lettered", "It gave up."));
    }

    static JourneyEvent uploadedWithBatch(String batchId, BatchPosting batchPosting) {
        return new UploadedWithBatch(OWNER, batchId, batchPosting);
    }

    static Journey journey(JourneyEvent... events) {
        var journey = Journey.EMPTY;
        for (JourneyEvent journeyEvent : events) {
            journey = journey.after(journeyEvent);
        }
        return journey;
    }
}
