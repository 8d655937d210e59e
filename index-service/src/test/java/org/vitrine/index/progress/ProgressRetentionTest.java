package org.vitrine.index.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.vitrine.index.journey.Arrival;
import org.vitrine.index.journey.BatchPosting;
import org.vitrine.index.journey.ImageOwner;
import org.vitrine.index.journey.Journey;
import org.vitrine.index.journey.JourneyEntry;
import org.vitrine.index.journey.JourneyEvent;
import org.vitrine.index.journey.JourneyEvent.Kind;

class ProgressRetentionTest {

    private static final Instant NOW = Instant.parse("2027-06-01T12:00:00Z");
    private static final Instant OLD = NOW.minus(Duration.ofDays(366));
    private static final Instant RECENT = NOW.minus(Duration.ofDays(364));
    private static final ImageOwner OWNER = new ImageOwner("coins", "museum-a");
    private static final String SHA = "a".repeat(64);

    @ParameterizedTest
    @CsvSource({
        // days since the newest event │ columns of the batch │ whether it is expired
        "366, indexed, true",
        "366, already rejected dead-lettered withdrawn, true",
        "366, '', true",
        "366, indexed arrived, false",
        "366, preprocessed, false",
        "366, classified, false",
        "366, embedded, false",
        "365, indexed, false",
        "0, indexed, false",
        "-1, indexed, false",
    })
    void aBatchExpiresOnceItIsOldAndNothingOfItIsInFlight(int days, String columns, boolean expired) {
        // When
        boolean found = ProgressFacts.RETENTION.isBatchExpired(
                NOW.minus(Duration.ofDays(days)), Set.of(columns.split(" ")), NOW);

        // Then
        assertThat(found).isEqualTo(expired);
    }

    static Stream<Arguments> journeys() {
        return Stream.of(
                Arguments.of("nothing known", Journey.EMPTY, false),
                Arguments.of("withdrawn", journey(arrived(OLD), stageReported(Kind.WITHDRAWN, 2, OLD)), true),
                Arguments.of(
                        "withdrawn lately", journey(arrived(OLD), stageReported(Kind.WITHDRAWN, 2, RECENT)), false),
                Arguments.of("withdrawn without an arrival", journey(stageReported(Kind.WITHDRAWN, 2, OLD)), true),
                Arguments.of(
                        "posted again since", journey(stageReported(Kind.WITHDRAWN, 1, OLD), arrivedAs(2, OLD)), false),
                Arguments.of("refused", journey(stageReported(Kind.REFUSED, 1, OLD)), true),
                Arguments.of("refused lately", journey(stageReported(Kind.REFUSED, 1, RECENT)), false),
                Arguments.of(
                        "refused and sent with a batch lately",
                        journey(stageReported(Kind.REFUSED, 1, OLD), uploadedWithBatch(RECENT)),
                        false),
                Arguments.of("known by a batch alone", journey(uploadedWithBatch(OLD)), true),
                Arguments.of("known by a dead letter alone", journey(deadLettered(OLD)), true),
                Arguments.of("a fact without its arrival", journey(stageReported(Kind.EMBEDDED, 1, OLD)), true),
                Arguments.of("in flight", journey(arrived(OLD), stageReported(Kind.EMBEDDED, 1, OLD)), false),
                Arguments.of("indexed", journey(arrived(OLD), stageReported(Kind.INDEXED, 1, OLD)), false),
                Arguments.of(
                        "rejected, its original stored",
                        journey(arrived(OLD), stageReported(Kind.REJECTED, 1, OLD)),
                        false),
                Arguments.of("dead-lettered", journey(arrived(OLD), deadLettered(OLD)), false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("journeys")
    void aJourneyExpiresOnceItIsOldAndItsImageHasNoOriginal(String what, Journey journey, boolean expired) {
        // When
        boolean found = ProgressFacts.RETENTION.isJourneyExpired(journey, NOW);

        // Then
        assertThat(found).as(what).isEqualTo(expired);
    }

    private static Journey journey(JourneyEvent... events) {
        return Stream.of(events).reduce(Journey.EMPTY, Journey::after, (one, _) -> one);
    }

    private static JourneyEvent arrived(Instant at) {
        return arrivedAs(1, at);
    }

    private static JourneyEvent arrivedAs(int version, Instant at) {
        var arrival = new Arrival(
                "one",
                "specimen-1",
                Optional.empty(),
                "obverse",
                version,
                "NEW",
                SHA,
                "s3://vitrine/x",
                "image/jpeg",
                100,
                100,
                10,
                at);
        return new JourneyEvent.Arrived(OWNER, arrival, Optional.empty());
    }

    private static JourneyEvent stageReported(Kind kind, int version, Instant at) {
        return new JourneyEvent.StageReported(OWNER, kind, JourneyEntry.of(version, Optional.of(SHA), at));
    }

    private static JourneyEvent deadLettered(Instant at) {
        return new JourneyEvent.DeadLettered("image-arrived", JourneyEntry.of(1, Optional.of(SHA), at));
    }

    private static JourneyEvent uploadedWithBatch(Instant at) {
        return new JourneyEvent.UploadedWithBatch(
                OWNER, "b-1", BatchPosting.refused("one", at, "truncated", "It ends early."));
    }
}
