package org.vitrine.search.propose;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.events.Indexed;
import org.vitrine.imageindex.ModelReference;

class SentProposalTest {

    private static final int VERSION = 3;
    private static final long REVISION = 9;

    private static final SentProposal SENT = SentProposal.of(ProposalSamples.image("i", "s"));

    private static Indexed indexed(int version, long revision) {
        return new Indexed("i", "coins", "berlin", version, revision, false, "images", Instant.EPOCH);
    }

    @ParameterizedTest
    @ValueSource(longs = {REVISION - 1, REVISION, REVISION + 1})
    void theDocumentThatWasReadAndTheOneWithTheProposalAreNotReadAgain(long revision) {
        // Given
        var fact = indexed(VERSION, revision);

        // When
        boolean covered = SENT.covers(fact);

        // Then
        assertThat(covered).isTrue();
    }

    @Test
    void aDocumentThatChangedTwiceIsReadBecauseOneChangeMayBeAnotherEmbedder() {
        // Given
        var fact = indexed(VERSION, REVISION + 2);

        // When
        boolean covered = SENT.covers(fact);

        // Then
        assertThat(covered).isFalse();
    }

    @Test
    void anotherVersionIsRead() {
        // Given
        var fact = indexed(VERSION + 1, REVISION + 1);

        // When
        boolean covered = SENT.covers(fact);

        // Then
        assertThat(covered).isFalse();
    }

    @Test
    void aProposalIsValidForTheSameBytesAndTheSameEmbedder() {
        // Given
        var image = ProposalSamples.image("i", "s");
        var former = new ModelReference("vitrine", "relief-deep", "1", "c");
        var byFormer = new SentProposal(VERSION, REVISION, image.sha256(), former);
        var ofOtherBytes = new SentProposal(VERSION, REVISION, "b".repeat(64), ProposalSamples.MODEL);

        // When
        boolean sameEmbedder = SENT.isValidFor(image);
        boolean otherEmbedder = byFormer.isValidFor(image);
        boolean otherBytes = ofOtherBytes.isValidFor(image);

        // Then
        assertThat(sameEmbedder).isTrue();
        assertThat(otherEmbedder).isFalse();
        assertThat(otherBytes).isFalse();
    }
}
