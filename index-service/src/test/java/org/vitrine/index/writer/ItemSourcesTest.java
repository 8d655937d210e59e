package org.vitrine.index.writer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vitrine.events.Change;
import org.vitrine.events.DecisionReference;
import org.vitrine.events.ImageDocument;
import org.vitrine.events.Model;
import org.vitrine.events.Proposed;
import org.vitrine.events.SpecimenDecided;
import org.vitrine.index.samples.ImageFactSamples;

/** Tests by whom the item of an image is known, as the fact states it that a document is indexed. */
class ItemSourcesTest {

    private static final ImageFactSamples IMAGE = new ImageFactSamples("img-a", "coins");
    private static final Model FORMER = new Model("sagemaker", "relief-bank", "0", "");

    @Test
    void anImageOfNoItemHasNoSource() {
        // When
        var sources = sources(document());

        // Then
        assertThat(sources).isEqualTo(DocumentInstruction.ItemSources.NONE);
    }

    @Test
    void theInstitutionStatesTheItem() {
        // When
        var sources = sources(document().setArrived(IMAGE.arrived(1, "a", "s-1", "x")));

        // Then
        assertThat(sources).isEqualTo(new DocumentInstruction.ItemSources(true, false, false));
    }

    @Test
    void aDecisionInForceIsASourceAndAnUndoneOneIsNot() {
        // Given
        var attachment = new DecisionReference("d-1", "anna", Instant.EPOCH, "");

        // When
        var attached = sources(document()
                .setSpecimenDecided(
                        decided().setItemId("x").setAttachment(attachment).build()));
        var undone = sources(document().setSpecimenDecided(decided().build()));

        // Then
        assertThat(attached).isEqualTo(new DocumentInstruction.ItemSources(false, true, false));
        assertThat(undone).isEqualTo(DocumentInstruction.ItemSources.NONE);
    }

    @Test
    void aProposalIsASourceUntilTheEmbedderChanges() {
        // When
        var current = sources(document().setProposed(proposed(IMAGE.embedder())));
        var former = sources(document().setProposed(proposed(FORMER)));

        // Then
        assertThat(current).isEqualTo(new DocumentInstruction.ItemSources(false, false, true));
        assertThat(former).isEqualTo(DocumentInstruction.ItemSources.NONE);
    }

    private static DocumentInstruction.ItemSources sources(ImageDocument.Builder document) {
        return DocumentInstruction.ItemSources.of(
                DocumentMapping.put(document.build()).image());
    }

    private static ImageDocument.Builder document() {
        return ImageDocument.newBuilder()
                .setImageId(IMAGE.imageId())
                .setRevision(1)
                .setArrived(IMAGE.arrived(1, "a", Change.NEW, Map.of()))
                .setPreprocessed(IMAGE.preprocessed(1, "a"))
                .setClassified(IMAGE.classified(1, "a"))
                .setEmbedded(IMAGE.embedded(1, "a", 1, 0))
                .setSupersededModels(List.of());
    }

    private static SpecimenDecided.Builder decided() {
        return SpecimenDecided.newBuilder()
                .setNotItems(List.of())
                .setNotSpecimens(List.of())
                .setSameSpecimens(List.of())
                .setSameDies(List.of())
                .setConflicts(List.of())
                .setRevision(5);
    }

    private static Proposed proposed(Model model) {
        return Proposed.newBuilder()
                .setImageId(IMAGE.imageId())
                .setCollectionId(IMAGE.collectionId())
                .setInstitutionId("museum")
                .setVersion(1)
                .setSha256(ImageFactSamples.digest("a"))
                .setCandidates(List.of())
                .setConfident(true)
                .setModel(model)
                .setProposedAt(Instant.EPOCH)
                .build();
    }
}
