package org.vitrine.index.join;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vitrine.events.Change;
import org.vitrine.events.Decided;
import org.vitrine.events.DecisionReference;
import org.vitrine.events.Model;
import org.vitrine.events.Proposed;
import org.vitrine.events.SpecimenDecided;
import org.vitrine.index.samples.ImageFactSamples;

/** Tests decided states and proposals in the join, beside the facts of an image. */
class DecidedStateTest {

    private static final ImageFactSamples IMAGE = new ImageFactSamples("img-a", "coins");
    private static final String SPECIMEN = "specimen-of-img-a";

    private final ImageFacts posted = ImageFacts.NONE
            .apply(new Fact.Arrived(IMAGE.arrived(1, "a", Change.NEW, Map.of())))
            .apply(new Fact.ImagePreprocessed(IMAGE.preprocessed(1, "a")))
            .apply(new Fact.ImageClassified(IMAGE.classified(1, "a")))
            .apply(new Fact.ImageEmbedded(IMAGE.embedded(1, "a", 1, 0)));

    @Test
    void aDecisionMakesANewerDocument() {
        var decided = posted.apply(decided(SPECIMEN, "x", 5));

        var document = decided.document().orElseThrow();
        assertThat(document.getSpecimenDecided().getItemId()).isEqualTo("x");
        assertThat(document.getRevision()).isEqualTo(2);
        assertThat(decided.apply(decided(SPECIMEN, "x", 5))
                        .document()
                        .orElseThrow()
                        .getRevision())
                .isEqualTo(2);
    }

    @Test
    void anOlderStateOfTheSpecimenLosesAndOneByTheSameDecisionCounts() {
        var decided = posted.apply(decided(SPECIMEN, "x", 5));

        assertThat(item(decided.apply(decided(SPECIMEN, "y", 4)))).isEqualTo("x");
        assertThat(item(decided.apply(decided(SPECIMEN, "y", 5)))).isEqualTo("y");
    }

    @Test
    void theStateMayComeBeforeTheFactsAndSurvivesAnotherContentAndAWithdrawal() {
        var early = ImageFacts.NONE.apply(decided(SPECIMEN, "x", 5));
        var posted = early.apply(new Fact.Arrived(IMAGE.arrived(1, "a", Change.NEW, Map.of())))
                .apply(new Fact.ImagePreprocessed(IMAGE.preprocessed(1, "a")))
                .apply(new Fact.ImageClassified(IMAGE.classified(1, "a")))
                .apply(new Fact.ImageEmbedded(IMAGE.embedded(1, "a", 1, 0)));
        var again = posted.apply(new Fact.Withdrawn(IMAGE.withdrawn(2)))
                .apply(new Fact.Arrived(IMAGE.arrived(3, "b", Change.NEW, Map.of())))
                .apply(new Fact.ImagePreprocessed(IMAGE.preprocessed(3, "b")))
                .apply(new Fact.ImageClassified(IMAGE.classified(3, "b")))
                .apply(new Fact.ImageEmbedded(IMAGE.embedded(3, "b", 1, 0)));

        assertThat(item(posted)).isEqualTo("x");
        assertThat(item(again)).isEqualTo("x");
    }

    @Test
    void theStateOfAnotherSpecimenIsNotTheImages() {
        var moved = posted.apply(decided("another", "x", 5));

        assertThat(moved.document().orElseThrow().getSpecimenDecided()).isNull();
    }

    @Test
    void whatWasSentIsReadBack() {
        var sent = posted.apply(decided(SPECIMEN, "x", 5)).apply(proposed(1, "a"));
        var document = sent.document().orElseThrow();

        var back = ImageFacts.NONE.readBack(ImageFacts.of(document));

        assertThat(back.document()).contains(document);
        assertThat(back.apply(decided(SPECIMEN, "old", 4)).document()).contains(document);
    }

    @Test
    void aProposalCountsForItsBytes() {
        var proposed = posted.apply(proposed(1, "a"));
        assertThat(proposed.document().orElseThrow().getProposed().getConfident())
                .isTrue();

        var other = proposed.apply(new Fact.Arrived(IMAGE.arrived(2, "b", Change.PIXELS, Map.of())))
                .apply(new Fact.ImagePreprocessed(IMAGE.preprocessed(2, "b")))
                .apply(new Fact.ImageClassified(IMAGE.classified(2, "b")))
                .apply(new Fact.ImageEmbedded(IMAGE.embedded(2, "b", 1, 0)));
        assertThat(other.document().orElseThrow().getProposed()).isNull();
    }

    @Test
    void whatIsKeptComesBackFromBytes() {
        var format = new ImageFactsFormat(ImageFactsTest.IN_MEMORY);
        var kept = posted.apply(decided(SPECIMEN, "x", 5)).apply(proposed(1, "a"));

        var bytes = format.serializer().serialize("store", kept);

        assertThat(format.deserializer().deserialize("store", bytes)).isEqualTo(kept);
    }

    private static String item(ImageFacts facts) {
        return facts.document().orElseThrow().getSpecimenDecided().getItemId();
    }

    static Fact decided(String specimenId, String itemId, long revision) {
        return new Fact.DecidedStateChanged(Decided.newBuilder()
                .setImageId("img-a")
                .setCollectionId("coins")
                .setInstitutionId("museum")
                .setSpecimenId(specimenId)
                .setSpecimen(SpecimenDecided.newBuilder()
                        .setItemId(itemId)
                        .setAttachment(new DecisionReference("d-1", "anna", Instant.EPOCH, ""))
                        .setNotItems(List.of())
                        .setNotSpecimens(List.of())
                        .setSameSpecimens(List.of())
                        .setSameDies(List.of())
                        .setConflicts(List.of())
                        .setRevision(revision)
                        .build())
                .build());
    }

    static Fact proposed(int version, String content) {
        return new Fact.ItemsProposed(Proposed.newBuilder()
                .setImageId("img-a")
                .setCollectionId("coins")
                .setInstitutionId("museum")
                .setVersion(version)
                .setSha256(ImageFactSamples.digest(content))
                .setCandidates(List.of())
                .setConfident(true)
                .setModel(new Model("sagemaker", "relief-bank", "1", ""))
                .setProposedAt(Instant.EPOCH)
                .build());
    }
}
