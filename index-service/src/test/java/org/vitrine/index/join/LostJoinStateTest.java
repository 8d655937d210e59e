package org.vitrine.index.join;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vitrine.index.join.ImageDocumentFixture.POSTED;
import static org.vitrine.index.join.ImageDocumentFixture.document;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.events.Change;

/** Tests that the join continues from the documents that it sent, where its store of facts is lost. */
class LostJoinStateTest {

    @SuppressWarnings("NullAway.Init") // each test starts it first
    private ImageDocumentFixture topology;

    @AfterEach
    void stop() {
        topology.close();
    }

    @Test
    void aStoreThatWasLostGoesOnFromTheNewestDocumentThatWasSent(@TempDir Path state) {
        // Given: no facts, but a document that was sent
        topology = ImageDocumentFixture.after(state, List.of(ImageFacts.of(document(7))));

        // When
        topology.pipe(
                new Fact.Arrived(ImageScenario.IMAGE.arrived(2, "a", Change.METADATA, Map.of("note", "corrected"))));

        // Then
        var document = topology.documents().readValue();
        assertThat(document.getRevision()).isEqualTo(8);
        assertThat(document.getArrived().getMetadata()).containsEntry("note", "corrected");
        assertThat(document.getEmbedded()).isEqualTo(document(7).getEmbedded());
        assertThat(topology.documents().isEmpty()).isTrue();
    }

    @Test
    void factsReadAgainAfterALossBringTheSameDocumentUnderTheSameRevision(@TempDir Path state) {
        // Given
        topology = ImageDocumentFixture.after(state, List.of(ImageFacts.of(document(6)), ImageFacts.of(document(7))));

        // When
        POSTED.forEach(topology::pipe);

        // Then
        assertThat(topology.documents().readValuesToList()).hasSize(4).containsOnly(document(7));
    }

    @Test
    void aWithdrawnImageStaysWithdrawnAfterALossAndItsNextDocumentComesLater(@TempDir Path state) {
        // Given
        topology = ImageDocumentFixture.after(
                state,
                List.of(ImageFacts.of(document(4)), ImageFacts.of(new WithdrawalTombstone(6, 2, "coins", "museum"))));

        // When
        POSTED.forEach(topology::pipe);
        var late = topology.documents().readValuesToList();
        ImageScenario.of(List.of(
                        ImageScenario.Action.POST_A, ImageScenario.Action.WITHDRAW, ImageScenario.Action.POST_A))
                .facts()
                .subList(5, 9)
                .forEach(topology::pipe);

        // Then
        assertThat(late).isEmpty();
        assertThat(topology.documents().readValue().getRevision()).isEqualTo(7);
    }
}
