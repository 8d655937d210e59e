package org.vitrine.ingest.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vitrine.ingest.deadletter.LetterOutcome.Status.CLAIMED;
import static org.vitrine.ingest.deadletter.LetterOutcome.Status.DROPPED;
import static org.vitrine.ingest.deadletter.LetterOutcome.Status.RELEASED;
import static org.vitrine.ingest.deadletter.LetterOutcome.Status.REPLAYED;
import static org.vitrine.ingest.deadletter.LetterSamples.IMAGE_ID;
import static org.vitrine.ingest.deadletter.LetterSamples.NOON;
import static org.vitrine.ingest.deadletter.LetterSamples.letter;
import static org.vitrine.ingest.deadletter.LetterSamples.outcome;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vitrine.events.Decision;
import org.vitrine.events.Embedded;
import org.vitrine.ingest.reprocess.ReprocessScenario;

class ReplayDecisionTest {

    private static final LetterContent FACT = new LetterContent.Fact(new Embedded());

    @Test
    void anOpenLetterIsSentToItsTopicWithItsOwnHeadersOnly() {
        // Given
        var letter = letter("embedded", "value");

        // When
        var decision = ReplayDecision.of(letter, FACT, Optional.empty(), false);

        // Then
        assertThat(decision).isInstanceOfSatisfying(ReplayDecision.Resend.class, resend -> {
            var record = letter.replayRecord(resend.origin());
            assertThat(record.topic()).isEqualTo("embedded");
            assertThat(record.partition()).isEqualTo(3);
            assertThat(record.value()).isEqualTo("value".getBytes(StandardCharsets.UTF_8));
            assertThat(Arrays.stream(record.headers().toArray()).map(Header::key))
                    .containsExactly("ce_id", "dead-letter-replay-of");
            assertThat(record.headers().lastHeader("dead-letter-replay-of").value())
                    .isEqualTo("embedded-dead-letter:3:7".getBytes(StandardCharsets.UTF_8));
        });
    }

    @ParameterizedTest
    @CsvSource({
        // outcome, code without force
        "REPLAYED, replayed-already",
        "DROPPED, dropped-already",
        "CLAIMED, unconfirmed"
    })
    void aLetterWithAnOutcomeIsReplayedOnlyWithForce(LetterOutcome.Status status, String code) {
        // Given
        var state = Optional.of(outcome(status, "a", ""));

        // When
        var decision = ReplayDecision.of(letter("embedded", "value"), FACT, state, false);
        var forced = ReplayDecision.of(letter("embedded", "value"), FACT, state, true);

        // Then
        assertThat(code(decision)).isEqualTo(code);
        assertThat(forced).isInstanceOf(ReplayDecision.Resend.class);
    }

    @Test
    void aReleasedLetterIsReplayed() {
        // When
        var decision =
                ReplayDecision.of(letter("embedded", "value"), FACT, Optional.of(outcome(RELEASED, "a", "")), false);

        // Then
        assertThat(decision).isInstanceOf(ReplayDecision.Resend.class);
    }

    @Test
    void anUndecodableRecordIsRefusedEvenWithForce() {
        // When
        var decision = ReplayDecision.of(
                letter("embedded", "value"), new LetterContent.Undecodable("not Avro"), Optional.empty(), true);

        // Then
        assertThat(decision).isInstanceOfSatisfying(ReplayDecision.Refuse.class, refusal -> {
            assertThat(refusal.code()).isEqualTo("undecodable");
            assertThat(refusal.sentence()).contains("not Avro");
        });
    }

    @Test
    void theRemedyOfADocumentIsToAnnounceItsPhotographAgain() {
        // Given
        var document = ReprocessScenario.document(IMAGE_ID, NOON, "relief-deep", Optional.empty());

        // When
        var decision = ReplayDecision.of(
                letter("image-documents", "value"), new LetterContent.Fact(document), Optional.empty(), false);

        // Then
        assertThat(decision).isEqualTo(new ReplayDecision.Reannounce("coins", IMAGE_ID));
    }

    @Test
    void theRemovalOfADocumentIsRefused() {
        // When
        var decision = ReplayDecision.of(
                letter("image-documents", ""), new LetterContent.Tombstone(), Optional.empty(), false);

        // Then
        assertThat(code(decision)).isEqualTo("withdrawal");
    }

    @Test
    void aDecisionIsReplayedOnlyWithForceBecauseItsPlaceChanges() {
        // Given
        var content = new LetterContent.Fact(new Decision());

        // When
        var decision = ReplayDecision.of(letter("decisions", "value"), content, Optional.empty(), false);
        var forced = ReplayDecision.of(letter("decisions", "value"), content, Optional.empty(), true);

        // Then
        assertThat(code(decision)).isEqualTo("order-matters");
        assertThat(forced).isInstanceOf(ReplayDecision.Resend.class);
    }

    @Test
    void aRecordWhoseValueWasTooLargeIsRefused() {
        // Given
        var letter = letter("embedded", "");
        letter.record().headers().add("dead-letter-value-left-out", "20000000".getBytes(StandardCharsets.UTF_8));

        // When
        var decision = ReplayDecision.of(letter, FACT, Optional.empty(), false);

        // Then
        assertThat(code(decision)).isEqualTo("value-left-out");
    }

    @Test
    void aRecordThatVitrineDidNotDeadLetterIsRefused() {
        // Given
        var letter = letter("embedded", "value");
        letter.record().headers().remove("dead-letter-topic");

        // When
        var decision = ReplayDecision.of(DeadLetter.of(letter.record()), FACT, Optional.empty(), false);

        // Then
        assertThat(code(decision)).isEqualTo("no-origin");
    }

    @Test
    void anInterruptedReplayMayBeDropped() {
        // When
        var interrupted = ReplayDecision.refusalOfDrop(Optional.of(outcome(CLAIMED, "a", "")), false);
        var replayed = ReplayDecision.refusalOfDrop(Optional.of(outcome(REPLAYED, "a", "")), false);
        var dropped = ReplayDecision.refusalOfDrop(Optional.of(outcome(DROPPED, "a", "")), true);

        // Then
        assertThat(interrupted).isEmpty();
        assertThat(replayed).map(ReplayDecision.Refuse::code).contains("replayed-already");
        assertThat(dropped).isEmpty();
    }

    private static String code(ReplayDecision decision) {
        return decision instanceof ReplayDecision.Refuse refusal ? refusal.code() : decision.toString();
    }
}
