package org.vitrine.search.propose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vitrine.events.Indexed;
import org.vitrine.imageindex.IndexedDecided;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.imageindex.IndexedProposal;
import org.vitrine.imageindex.ModelReference;

class ProposalNeedTest {

    private static final int VERSION = 3;

    private static ProposalNeed of(IndexedImage image, boolean catalogued) {
        return ProposalNeed.of(VERSION, Optional.of(image), catalogued);
    }

    private static IndexedImage stated() {
        return ProposalSamples.image("i", "s", "berlin", Optional.of("A"), ProposalSamples.ARRIVED, "applied");
    }

    private static IndexedProposal by(ModelReference model) {
        return new IndexedProposal(
                List.of(), Optional.empty(), false, List.of(), Optional.empty(), model, ProposalSamples.ARRIVED);
    }

    private static Indexed.Builder indexed() {
        return Indexed.newBuilder()
                .setImageId("i")
                .setCollectionId("coins")
                .setInstitutionId("berlin")
                .setVersion(VERSION)
                .setRevision(1)
                .setWithdrawn(false)
                .setIndexName("images-3.relief")
                .setIndexedAt(ProposalSamples.ARRIVED);
    }

    @Test
    void anImageOfNoItemIsWanted() {
        assertThat(of(ProposalSamples.image("i", "s"), false)).isInstanceOf(ProposalNeed.Needed.class);
    }

    @Test
    void aCataloguedImageNeedsAProposalIfConfigured() {
        assertThat(of(stated(), false)).isInstanceOf(ProposalNeed.NotNeeded.class);
        assertThat(of(stated(), true)).isInstanceOf(ProposalNeed.Needed.class);
    }

    @Test
    void whatIsDecidedIsNotWanted() {
        var decided = new IndexedDecided(
                Optional.of(new IndexedDecided.OfSpecimen(
                        Optional.empty(),
                        Optional.of(new IndexedDecided.DecidedBy("d", "anna", ProposalSamples.ARRIVED, "")),
                        true,
                        0,
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        1)),
                Optional.empty());

        assertThat(of(ProposalSamples.image("i", "s").with(Optional.of(decided), Optional.empty()), false))
                .isInstanceOf(ProposalNeed.NotNeeded.class);
    }

    @Test
    void aProposalIsValidUntilTheEmbedderChanges() {
        var image = ProposalSamples.image("i", "s");
        var former = new ModelReference("vitrine", "relief-deep", "1", "c");

        assertThat(of(image.with(Optional.empty(), Optional.of(by(ProposalSamples.MODEL))), false))
                .isInstanceOf(ProposalNeed.NotNeeded.class);
        assertThat(of(image.with(Optional.empty(), Optional.of(by(former))), false))
                .isInstanceOf(ProposalNeed.Needed.class);
    }

    @Test
    void anEventRulesOutAProposalWhereItsDocumentWouldDoSo() {
        // When
        var events = List.of(
                indexed().setItemDecided(true).build(),
                indexed().setProposed(true).build(),
                indexed().setWithdrawn(true).build());

        // Then
        assertThat(events).allMatch(event -> ProposalNeed.isRuledOutBy(event, false));
        assertThat(events).allMatch(event -> ProposalNeed.isRuledOutBy(event, true));
    }

    @Test
    void anEventOfAStatedItemRulesOutAProposalUnlessConfigured() {
        // When
        var event = indexed().setItemStated(true).build();

        // Then
        assertThat(ProposalNeed.isRuledOutBy(event, false)).isTrue();
        assertThat(ProposalNeed.isRuledOutBy(event, true)).isFalse();
    }

    @Test
    void anEventWithoutTheseStatementsRulesOutNoProposal() {
        // When
        var event = indexed().build();

        // Then
        assertThat(ProposalNeed.isRuledOutBy(event, false)).isFalse();
    }

    @Test
    void anOlderVersionAndAWithdrawnImageAreNotWanted() {
        assertThat(ProposalNeed.of(VERSION - 1, Optional.of(ProposalSamples.image("i", "s")), false))
                .isInstanceOf(ProposalNeed.NotNeeded.class);
        assertThat(ProposalNeed.of(VERSION, Optional.empty(), false)).isInstanceOf(ProposalNeed.NotNeeded.class);
    }
}
