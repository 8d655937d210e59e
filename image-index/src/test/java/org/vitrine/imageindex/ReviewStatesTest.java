package org.vitrine.imageindex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReviewStatesTest {

    private static final Optional<IndexedDecided> UNDECIDED = Optional.empty();

    private static IndexedImage stated(String item, Map<String, String> metadata, IndexedImage.Attribute... says) {
        return Reviewed.image("i", "s", "coins", Reviewed.ARRIVED, Optional.of(item), metadata, List.of(says));
    }

    private static IndexedImage unstated() {
        return Reviewed.image("i", "s", "coins");
    }

    @Test
    void aSpecimenOfNoItemIsOpenUntilSomebodyAttachesIt() {
        assertThat(unstated().review().open()).isTrue();
        assertThat(unstated()
                        .with(Reviewed.attached(Optional.of("A"), Reviewed.LATER), Optional.empty())
                        .review()
                        .open())
                .isFalse();
        assertThat(stated("A", Map.of()).review().open()).isFalse();
    }

    @Test
    void noneOfTheseClosesItUntilANewPhotographArrives() {
        var before = unstated().with(Reviewed.attached(Optional.empty(), Reviewed.LATER), Optional.empty());
        var since = unstated().with(Reviewed.attached(Optional.empty(), Reviewed.EARLIER), Optional.empty());

        assertThat(before.review().open()).isFalse();
        assertThat(since.review().open()).isTrue();
    }

    @Test
    void certaintyIsTheGreaterOfBestAndNone() {
        assertThat(unstated()
                        .with(UNDECIDED, Reviewed.proposal("A", 0.3, false, ReviewState.UNCERTAIN))
                        .review()
                        .certainty())
                .hasValueSatisfying(certainty -> assertThat(certainty).isBetween(0.59, 0.61));
        assertThat(unstated().review().certainty()).isEmpty();
    }

    @Test
    void uncertainIsAReasonWhileItIsOpen() {
        var proposal = Reviewed.proposal("A", 0.4, false, ReviewState.UNCERTAIN);

        assertThat(unstated().with(UNDECIDED, proposal).review().reasons()).containsExactly(ReviewState.UNCERTAIN);
        assertThat(unstated()
                        .with(Reviewed.attached(Optional.of("A"), Reviewed.LATER), proposal)
                        .review()
                        .reasons())
                .isEmpty();
    }

    @Test
    void aConfidentProposalOfAnotherItemContradictsTheInstitution() {
        var image = stated("A", Map.of());

        var confident =
                image.with(UNDECIDED, Reviewed.proposal("B", 0.95, true)).review();

        assertThat(confident.reasons()).containsExactly(ReviewState.AGAINST_INSTITUTION);
        assertThat(confident.disagreements()).containsExactly(Disagreement.ITEM);
        assertThat(image.with(UNDECIDED, Reviewed.proposal("B", 0.5, false))
                        .review()
                        .reasons())
                .isEmpty();
        assertThat(image.with(UNDECIDED, Reviewed.proposal("A", 0.95, true))
                        .review()
                        .reasons())
                .isEmpty();
        assertThat(image.with(Reviewed.notItem("B"), Reviewed.proposal("B", 0.95, true))
                        .review()
                        .reasons())
                .isEmpty();
        assertThat(image.with(Reviewed.attached(Optional.of("A"), Reviewed.LATER), Reviewed.proposal("B", 0.95, true))
                        .review()
                        .reasons())
                .isEmpty();
    }

    @Test
    void aMachineContradictsAStatementOfTheSameNameInWhateverSpelling() {
        var image = stated(
                "A",
                Map.of("Material", "Silver ", "mint", "Rome"),
                Reviewed.says("material", "gold", 0.9),
                Reviewed.says("mint", "ROME", 0.9),
                Reviewed.says("region", "Lycia", 0.9));

        assertThat(Disagreements.of(image)).containsExactly(new Disagreement("material", "Silver ", "gold"));
    }

    @Test
    void aMachineThatIsUnsureContradictsNobodyAndADecisionEndsIt() {
        var unsure = stated("A", Map.of("material", "silver"), Reviewed.says("material", "gold", 0.4));
        var sure = stated("A", Map.of("material", "silver"), Reviewed.says("material", "gold", 0.9));
        var verdict = Decided.statements(
                List.of(new IndexedDecided.DecidedAttribute(
                        "Material", Optional.of("gold"), List.of(), Reviewed.LATER)),
                List.of());

        assertThat(Disagreements.of(unsure)).isEmpty();
        assertThat(Disagreements.of(sure)).hasSize(1);
        assertThat(Disagreements.of(sure.with(Optional.of(verdict), Optional.empty())))
                .isEmpty();
    }

    @Test
    void aSuspectIsForgottenOnceSomebodyDecidedAboutIt() {
        var reasons =
                Reviewed.proposal("A", 0.9, true, ReviewState.SUSPECTED_DUPLICATE, ReviewState.SUSPECTED_SAME_SPECIMEN);
        var other = IndexedSubject.ofSpecimen("museum", "other");

        assertThat(unstated().with(UNDECIDED, reasons).review().reasons())
                .containsExactly(ReviewState.SUSPECTED_DUPLICATE, ReviewState.SUSPECTED_SAME_SPECIMEN);
        assertThat(unstated().with(Reviewed.notSame(other), reasons).review().reasons())
                .isEmpty();
        assertThat(unstated()
                        .with(Reviewed.notSame(IndexedSubject.ofSpecimen("museum", "third")), reasons)
                        .review()
                        .reasons())
                .hasSize(2);
        assertThat(unstated()
                        .with(Reviewed.duplicateOf("img-other"), reasons)
                        .review()
                        .open())
                .isFalse();
        assertThat(unstated()
                        .with(Reviewed.duplicateOf("img-other"), reasons)
                        .review()
                        .reasons())
                .containsExactly(ReviewState.SUSPECTED_SAME_SPECIMEN);
    }

    @Test
    void twoPeopleWhoDisagreeAreAConflict() {
        assertThat(unstated()
                        .with(Reviewed.conflict(), Optional.empty())
                        .review()
                        .conflict())
                .isTrue();
        assertThat(unstated().review().conflict()).isFalse();
    }
}
