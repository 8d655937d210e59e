package org.vitrine.imageindex;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tests the precedence in facets: decisions of people, then statements of the institution, then those of a model. */
class EffectiveFacetsTest {

    private final IndexedImage image =
            IndexedImageSamples.image("img-1", "coins", 1, "relief", Map.of("Mint", "Tarsos"), 1f);

    @Test
    void aDecidedItemCountsAndTheStatedOneStays() {
        var decided = image.with(Optional.of(DecisionSamplesForIndex.item(Optional.of("type-8"))), Optional.empty());

        assertThat(decided.itemId()).contains("type-8");
        assertThat(decided.statedItemId()).contains("type-7");
        assertThat(decided.text()).contains("type-7").contains("type-8");
    }

    @Test
    void aSpecimenThatBelongsToNoItemByDecisionHasNone() {
        var decided = image.with(Optional.of(DecisionSamplesForIndex.item(Optional.empty())), Optional.empty());

        assertThat(decided.itemId()).isEmpty();
        assertThat(decided.statedItemId()).contains("type-7");
    }

    @Test
    void aDecidedSideBeatsTheInstitution() {
        var side = new IndexedDecided.DecidedSide(IndexedImage.Side.REVERSE, DecisionSamplesForIndex.by("anna"));

        var decided = image.with(
                Optional.of(DecisionSamplesForIndex.image(Optional.of(side), List.of(), List.of())), Optional.empty());

        assertThat(decided.statedSide()).isEqualTo(IndexedImage.Side.REVERSE);
        assertThat(decided.facets().terms()).contains("side\u001freverse").doesNotContain("side\u001fobverse");
    }

    @Test
    void whatIsRejectedIsNoFacetAndIsNotFoundByWords() {
        var verdicts = List.of(new IndexedDecided.DecidedAttribute(
                "Region", Optional.empty(), List.of("LYCIA"), DecisionSamplesForIndex.by("anna")));
        var labels = List.of(new IndexedDecided.DecidedLabel(
                "coin", IndexedDecided.Verdict.REJECTED, Optional.empty(), DecisionSamplesForIndex.by("anna")));

        var decided = image.with(Optional.of(DecisionSamplesForIndex.statements(verdicts, labels)), Optional.empty());

        assertThat(decided.facets().names()).doesNotContain("region", "label");
        assertThat(image.text()).contains("lycia", "coin");
        assertThat(decided.text()).doesNotContain("lycia").doesNotContain("coin");
    }

    @Test
    void aCorrectedValueTakesThePlaceOfTheInstitutionsAndTheModels() {
        var verdicts = List.of(
                new IndexedDecided.DecidedAttribute(
                        "mint", Optional.of("Soloi"), List.of(), DecisionSamplesForIndex.by("anna")),
                new IndexedDecided.DecidedAttribute(
                        "region", Optional.of("Cilicia"), List.of(), DecisionSamplesForIndex.by("anna")));
        var labels = List.of(new IndexedDecided.DecidedLabel(
                "Memorial", IndexedDecided.Verdict.ADDED, Optional.empty(), DecisionSamplesForIndex.by("anna")));

        var decided = image.with(Optional.of(DecisionSamplesForIndex.statements(verdicts, labels)), Optional.empty());

        assertThat(decided.facets().terms())
                .contains("mint\u001fsoloi", "region\u001fcilicia", "label\u001fmemorial", "label\u001fcoin")
                .doesNotContain("mint\u001ftarsos", "region\u001flycia");
        assertThat(decided.facets().stated()).contains("mint", "region");
    }

    @Test
    void decisionsAndProposalsSurviveJson() throws JsonProcessingException {
        var proposal = new IndexedProposal(
                List.of(new IndexedCandidate(
                        Optional.of("type-8"),
                        Optional.of("museum"),
                        Optional.of("s-2"),
                        Optional.of("img-2"),
                        0.8,
                        Optional.of(0.4),
                        Optional.empty())),
                Optional.of(0.1),
                false,
                List.of("uncertain"),
                Optional.empty(),
                IndexedImageSamples.model("relief"),
                DecisionSamplesForIndex.AT);
        var decided =
                image.with(Optional.of(DecisionSamplesForIndex.item(Optional.of("type-8"))), Optional.of(proposal));

        String json = IndexedImageSamples.json(decided);

        assertThat(IndexedImageSamples.fromJson(json)).isEqualTo(decided);
        assertThat(json).contains("\"bestScore\":0.4").doesNotContain("null");
    }
}
