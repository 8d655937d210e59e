package org.vitrine.index.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vitrine.index.journey.JourneyEvents.arrived;
import static org.vitrine.index.journey.JourneyEvents.deadLettered;
import static org.vitrine.index.journey.JourneyEvents.indexed;
import static org.vitrine.index.journey.JourneyEvents.journey;
import static org.vitrine.index.journey.JourneyEvents.rejected;
import static org.vitrine.index.journey.JourneyEvents.stageReported;
import static org.vitrine.index.journey.JourneyEvents.withdrawn;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.index.journey.JourneyEvent.Kind;
import org.vitrine.index.streams.StoreJson;

class JourneyTest {

    @Test
    void goesFromStageToStage() {
        assertThat(journey(arrived(1, "NEW", "a", 0)).stage()).isEqualTo(Stage.ARRIVED);
        assertThat(journey(arrived(1, "NEW", "a", 0), stageReported(Kind.PREPROCESSED, 1, "a", 1))
                        .stage())
                .isEqualTo(Stage.PREPROCESSED);
        assertThat(journey(arrived(1, "NEW", "a", 0), stageReported(Kind.EMBEDDED, 1, "a", 3), indexed(1, 4))
                        .stage())
                .isEqualTo(Stage.INDEXED);
    }

    @Test
    void otherBytesStartAnew() {
        assertThat(journey(
                                arrived(1, "NEW", "a", 0),
                                stageReported(Kind.PREPROCESSED, 1, "a", 1),
                                indexed(1, 2),
                                arrived(2, "PIXELS", "b", 3))
                        .stage())
                .isEqualTo(Stage.ARRIVED);
    }

    @Test
    void aChangeOfMetadataKeepsTheFactsAndWaitsForTheIndexOnly() {
        // Given
        var changed = journey(
                arrived(1, "NEW", "a", 0),
                stageReported(Kind.EMBEDDED, 1, "a", 1),
                indexed(1, 2),
                arrived(2, "METADATA", "a", 3));

        // When
        var again = changed.after(indexed(2, 4));

        // Then
        assertThat(changed.stage()).isEqualTo(Stage.EMBEDDED);
        assertThat(again.stage()).isEqualTo(Stage.INDEXED);
    }

    @Test
    void aRejectionIsFinalForItsBytesOnly() {
        // Given
        var rejected = journey(arrived(1, "NEW", "a", 0), rejected(Kind.REJECTED, 1, "a", 1));

        // Then
        assertThat(rejected.stage()).isEqualTo(Stage.REJECTED);
        assertThat(rejected.after(arrived(2, "METADATA", "a", 2)).stage()).isEqualTo(Stage.REJECTED);
        assertThat(rejected.after(arrived(2, "PIXELS", "b", 2)).stage()).isEqualTo(Stage.ARRIVED);
    }

    @Test
    void bytesRefusedAtTheDoorLeaveTheImageWhereItWas() {
        assertThat(journey(arrived(1, "NEW", "a", 0), indexed(1, 1), rejected(Kind.REFUSED, 2, "b", 2))
                        .stage())
                .isEqualTo(Stage.INDEXED);
        assertThat(journey(rejected(Kind.REFUSED, 1, "b", 2)).stage()).isEqualTo(Stage.REJECTED);
    }

    @Test
    void aDeadLetterCountsUntilTheWorkIsDoneAfterAll() {
        // Given
        var stuck = journey(
                arrived(1, "NEW", "a", 0),
                stageReported(Kind.PREPROCESSED, 1, "a", 1),
                stageReported(Kind.CLASSIFIED, 1, "a", 2),
                deadLettered("preprocessed", 1, "a", 3));

        // Then
        assertThat(stuck.stage()).isEqualTo(Stage.DEAD_LETTERED);
        assertThat(stuck.after(stageReported(Kind.EMBEDDED, 1, "a", 9)).stage()).isEqualTo(Stage.EMBEDDED);
        assertThat(stuck.after(arrived(2, "PIXELS", "b", 9)).stage()).isEqualTo(Stage.ARRIVED);
        assertThat(stuck.after(arrived(2, "METADATA", "a", 9)).stage()).isEqualTo(Stage.DEAD_LETTERED);
    }

    @Test
    void theSameBytesAnnouncedAgainLeaveTheirRejectionBehind() {
        // Given
        var rejected = journey(arrived(1, "NEW", "a", 0), rejected(Kind.REJECTED, 1, "a", 1));

        // When
        var again = rejected.after(arrived(2, "PIXELS", "a", 2));

        // Then
        assertThat(again.stage()).isEqualTo(Stage.ARRIVED);
        assertThat(again.after(stageReported(Kind.PREPROCESSED, 2, "a", 3)).stage())
                .isEqualTo(Stage.PREPROCESSED);
        assertThat(again.after(rejected(Kind.REJECTED, 2, "a", 3)).stage()).isEqualTo(Stage.REJECTED);
        assertThat(again.after(rejected(Kind.REJECTED, 1, "a", 9)).stage()).isEqualTo(Stage.ARRIVED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "image-arrived",
                "preprocessed",
                "classified",
                "embedded",
                "image-documents",
                "indexed",
                "image-rejected"
            })
    void theSameBytesAnnouncedAgainLeaveADeadLetterOfAnyStageBehind(String topic) {
        // Given
        var stuck = journey(arrived(1, "NEW", "a", 0), deadLettered(topic, 1, "a", 1));

        // When
        var again = stuck.after(arrived(2, "PIXELS", "a", 2));

        // Then: arrived, even if a dead letter of the former version comes late; dead-lettered if the new version fails
        assertThat(stuck.stage()).isEqualTo(Stage.DEAD_LETTERED);
        assertThat(again.stage()).isEqualTo(Stage.ARRIVED);
        assertThat(again.after(deadLettered(topic, 1, "a", 9)).stage()).isEqualTo(Stage.ARRIVED);
        assertThat(again.after(deadLettered(topic, 2, "a", 9)).stage()).isEqualTo(Stage.DEAD_LETTERED);
        assertThat(again.after(deadLettered(topic, 2, "a", 9))
                        .after(deadLettered(topic, 1, "a", 10))
                        .stage())
                .isEqualTo(Stage.DEAD_LETTERED);
        assertThat(again.after(indexed(2, 9)).stage()).isEqualTo(Stage.INDEXED);
    }

    @Test
    void aChangedStatementAfterAnAnnouncementKeepsTheFactsSinceIt() {
        // Given
        var again = journey(
                arrived(1, "NEW", "a", 0),
                stageReported(Kind.PREPROCESSED, 1, "a", 1),
                deadLettered("preprocessed", 1, "a", 2),
                arrived(2, "PIXELS", "a", 3),
                stageReported(Kind.PREPROCESSED, 2, "a", 4));

        // Then
        assertThat(again.after(arrived(3, "METADATA", "a", 5)).stage()).isEqualTo(Stage.PREPROCESSED);
    }

    /** The journey is as stored by a release without announced versions. */
    @Test
    void aJourneyWithoutAnAnnouncedVersionIsReadAsBefore() {
        // Given
        var known = journey(arrived(1, "NEW", "a", 0), rejected(Kind.REJECTED, 1, "a", 1));
        var old =
                new Journey(known.owner(), known.arrival(), known.entries(), known.deadLetters(), known.postings(), 0);

        // Then
        assertThat(old.stage()).isEqualTo(Stage.REJECTED);
        assertThat(old.after(arrived(2, "PIXELS", "a", 2)).stage()).isEqualTo(Stage.ARRIVED);
    }

    /** The stores have journeys of earlier releases. */
    @Test
    void theNamesInJsonStayThoseOfTheStores() {
        // Given
        var journey = journey(
                arrived(1, "NEW", "a", 0),
                stageReported(Kind.PREPROCESSED, 1, "a", 1),
                deadLettered("preprocessed", 1, "a", 2));
        var serde = StoreJson.serde(Journey.class);

        // When
        byte[] json = serde.serializer().serialize("store", journey);

        // Then
        assertThat(new String(json, StandardCharsets.UTF_8)).contains("\"said\":{", "\"givenUp\":{");
        assertThat(serde.deserializer().deserialize("store", json)).isEqualTo(journey);
    }

    @Test
    void aWithdrawalEndsAJourneyAndAnArrivalBeginsANewOne() {
        // Given
        var withdrawn = journey(arrived(1, "NEW", "a", 0), indexed(1, 1), withdrawn(2, 2));

        // Then
        assertThat(withdrawn.stage()).isEqualTo(Stage.WITHDRAWN);
        assertThat(withdrawn.after(arrived(3, "NEW", "a", 3)).stage()).isNotEqualTo(Stage.WITHDRAWN);
    }

    @Test
    void aRetryThatFindsItsOwnFirstAttemptDoesNotHideIt() {
        // Given
        var accepted = journey(arrived(1, "NEW", "a", 0, Optional.of("b-1")));

        // When
        var retried = accepted.after(
                JourneyEvents.uploadedWithBatch("b-1", BatchPosting.alreadyHere("18200123", JourneyEvents.at(5))));

        // Then
        assertThat(retried.postings().get("b-1")).isEqualTo(BatchPosting.accepted("18200123", JourneyEvents.at(0)));
    }

    @Test
    void onlyTheNewestBatchesAreKept() {
        // When
        var journey = journey(arrived(1, "NEW", "a", 0));
        for (int batch = 0; batch < 100; batch++) {
            journey = journey.after(JourneyEvents.uploadedWithBatch(
                    "b-" + batch, BatchPosting.alreadyHere("18200123", JourneyEvents.at(batch))));
        }

        // Then
        assertThat(journey.postings())
                .hasSize(Journey.MAX_BATCHES)
                .containsKey("b-99")
                .doesNotContainKey("b-0");
    }

    /** Kafka may deliver events of different topics in any order, and redeliver any of them. */
    @Property(tries = 300)
    void doesNotDependOnOrderOrRepetition(@ForAll @Size(max = 20) List<Integer> again, @ForAll Random random) {
        // Given
        var all = List.of(
                arrived(1, "NEW", "a", 0, Optional.of("b-1")),
                stageReported(Kind.PREPROCESSED, 1, "a", 1),
                deadLettered("preprocessed", 1, "a", 2),
                stageReported(Kind.CLASSIFIED, 1, "a", 3),
                stageReported(Kind.EMBEDDED, 1, "a", 4),
                indexed(1, 5),
                JourneyEvents.uploadedWithBatch("b-2", BatchPosting.alreadyHere("18200123", JourneyEvents.at(6))),
                arrived(2, "METADATA", "a", 7, Optional.of("b-2")),
                indexed(2, 8),
                rejected(Kind.REFUSED, 3, "c", 9),
                arrived(3, "PIXELS", "b", 10),
                arrived(4, "PIXELS", "b", 11),
                rejected(Kind.REJECTED, 3, "b", 11),
                withdrawn(5, 12));
        var shuffled = new ArrayList<>(all);
        again.forEach(index -> shuffled.add(all.get(Math.floorMod(index, all.size()))));
        Collections.shuffle(shuffled, random);

        // When
        var journey = journey(shuffled.toArray(JourneyEvent[]::new));

        // Then
        assertThat(journey).isEqualTo(journey(all.toArray(JourneyEvent[]::new)));
    }
}
