package org.vitrine.ingest.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.events.CollectionProfile;
import org.vitrine.events.EndpointReference;

class EmbedderDecisionTest {

    private static final CollectionProfile CURRENT = embedded("{\"endpoint\":\"old\"}");
    private static final CollectionProfile WANTED = embedded("{\"endpoint\":\"new\"}");

    @Test
    void anotherEmbedderThatWouldLosePhotographsIsRefusedWithTheirNumber() {
        var decision = EmbedderDecision.of(Optional.of(CURRENT), WANTED, 12, false);

        assertThat(decision)
                .isEqualTo(new EmbedderDecision.Unsearchable(CURRENT.getEmbedder(), WANTED.getEmbedder(), 12));
    }

    @Test
    void whereItMayReprocessTheFormerEmbedderStaysUntilTheNextOneHasAll() {
        var decision = EmbedderDecision.of(Optional.of(CURRENT), WANTED, 12, true);

        assertThat(decision).isInstanceOfSatisfying(EmbedderDecision.Replace.class, replace -> {
            assertThat(replace.profile().getEmbedder().getEndpoint()).isEqualTo("old");
            assertThat(replace.profile().getNextEmbedder().getEndpoint()).isEqualTo("new");
            assertThat(replace.profile().getReprocessing().getFrom()).isEqualTo("inference");
        });
    }

    @Test
    void withoutPhotographsTheEmbedderIsFree() {
        assertThat(EmbedderDecision.of(Optional.of(CURRENT), WANTED, 0, false))
                .isEqualTo(new EmbedderDecision.Write(WANTED));
        assertThat(EmbedderDecision.of(Optional.empty(), WANTED, 0, false))
                .isEqualTo(new EmbedderDecision.Write(WANTED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"endpoint\":\"old\",\"variant\":\"b\"}",
                "{\"endpoint\":\"old\",\"targetModel\":\"b\"}",
                "{\"endpoint\":\"old\",\"inferenceComponent\":\"b\"}"
            })
    void anotherPartOfTheSameEndpointIsAnotherEmbedder(String embedder) {
        assertThat(EmbedderDecision.of(Optional.of(CURRENT), embedded(embedder), 1, false))
                .isInstanceOf(EmbedderDecision.Unsearchable.class);
    }

    @Test
    void whileOneIsReplacedAnotherIsRefusedAndTheSameIsLeftAlone() {
        // Given
        var replacing =
                ((EmbedderDecision.Replace) EmbedderDecision.of(Optional.of(CURRENT), WANTED, 1, true)).profile();
        var same = CollectionProfile.newBuilder(replacing).setAccess("private").build();

        // Then
        assertThat(EmbedderDecision.of(Optional.of(replacing), embedded("{\"endpoint\":\"third\"}"), 1, true))
                .isEqualTo(new EmbedderDecision.InProgress(
                        EndpointReference.newBuilder().setEndpoint("new").build()));
        assertThat(EmbedderDecision.of(Optional.of(replacing), same, 1, false))
                .isEqualTo(new EmbedderDecision.Write(same));
    }

    private static CollectionProfile embedded(String embedder) {
        return ProfileChangeTest.profile("{\"embedder\":" + embedder + "}");
    }
}
