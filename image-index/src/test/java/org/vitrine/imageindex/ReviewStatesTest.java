package org.vitrine.imageindex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReviewStatesTest {

    private static final Optional<IndexedDecided> UNDECIDED = Optional.empty();

    private static IndexedImage stated(String item, Map<String, String> metadata, IndexedImage.Attribute... says) {
        return ReviewSamples.image(
                "i", "s", "coins", ReviewSamples.ARRIVED, Optional.of(item), metadata, List.of(says));
    }

    private static IndexedImage unstated() {
        return ReviewSamples.image("i", "s", "coins");
    }

    @Test
    void aSpecimenOfNoItemIsOpenUntilSomebodyAttachesIt() {
        assertThat(unstated().review().open()).isTrue();
        assertThat(unstated()
                        .with(ReviewSamples.attached(Optional.of("A"), ReviewSamples.LATER), Optional.empty())
                        .review()
                        .open())
                .isFalse();
        assertThat(stated("A", Map.of()).review().open()).isFalse();
    }

    @Test
    void noneOfTheseClosesATaskUntilANewPhotographArrives() {
        var before = unstated().with(ReviewSamples.attached(Optional.empty(), ReviewSamples.LATER), Optional.empty());
        var since = unstated().with(ReviewSamples.attached(Optional.empty(), ReviewSamples.EARLIER), Optional.empty());

        assertThat(before.review().open()).isFalse();
        assertThat(since.review().open()).isTrue();
    }

    @Test
    void certaintyIsTheGreaterOfBestAndNone() {
        assertThat(unstated()
                        .with(UNDECIDED, ReviewSamples.proposal("A", 0.3, false, ReviewState.UNCERTAIN))
                        .review()
                        .certainty())
                .hasValueSatisfying(certainty -> assertThat(certainty).isBetween(0.59, 0.61));
        assertThat(unstated().review().certainty()).isEmpty();
    }

    @Test
    void uncertainIsAReasonWhileItIsOpen() {
        var proposal = ReviewSamples.proposal("A", 0.4, false, ReviewState.UNCERTAIN);

        assertThat(unstated().with(UNDECIDED, proposal).review().reasons()).containsExactly(ReviewState.UNCERTAIN);
        assertThat(unstated()
                        .with(ReviewSamples.attached(Optional.of("A"), ReviewSamples.LATER), proposal)
                        .review()
                        .reasons())
                .isEmpty();
    }

    @Test
    void aConfidentProposalOfAnotherItemContradictsTheInstitution() {
        var image = stated("A", Map.of());

        var confident =
                image.with(UNDECIDED, ReviewSamples.proposal("B", 0.95, true)).review();

        assertThat(confident.reasons()).containsExactly(ReviewState.AGAINST_INSTITUTION);
        assertThat(confident.disagreements()).containsExactly(MachineDisagreement.ITEM);
        assertThat(image.with(UNDECIDED, ReviewSamples.proposal("B", 0.5, false))
                        .review()
                        .reasons())
                .isEmpty();
        assertThat(image.with(UNDECIDED, ReviewSamples.proposal("A", 0.95, true))
                        .review()
                        .reasons())
                .isEmpty();
        assertThat(image.with(ReviewSamples.notItem("B"), ReviewSamples.proposal("B", 0.95, true))
                        .review()
                        .reasons())
                .isEmpty();
        assertThat(image.with(
                                ReviewSamples.attached(Optional.of("A"), ReviewSamples.LATER),
                                ReviewSamples.proposal("B", 0.95, true))
                        .review()
                        .reasons())
                .isEmpty();
    }

    @Test
    void aMachineContradictsAStatementOfTheSameNameInWhateverSpelling() {
        var image = stated(
                "A",
                Map.of("Material", "Silver ", "mint", "Rome"),
                ReviewSamples.says("material", "gold", 0.9),
                ReviewSamples.says("mint", "ROME", 0.9),
                ReviewSamples.says("region", "Lycia", 0.9));

        assertThat(MachineDisagreements.of(image))
                .containsExactly(new MachineDisagreement("material", "Silver ", "gold"));
    }

    @Test
    void anUnlikelyAttributeIsNoDisagreementAndADecisionEndsOne() {
        var unsure = stated("A", Map.of("material", "silver"), ReviewSamples.says("material", "gold", 0.4));
        var sure = stated("A", Map.of("material", "silver"), ReviewSamples.says("material", "gold", 0.9));
        var verdict = DecisionSamplesForIndex.statements(
                List.of(new IndexedDecided.DecidedAttribute(
                        "Material", Optional.of("gold"), List.of(), ReviewSamples.LATER)),
                List.of());

        assertThat(MachineDisagreements.of(unsure)).isEmpty();
        assertThat(MachineDisagreements.of(sure)).hasSize(1);
        assertThat(MachineDisagreements.of(sure.with(Optional.of(verdict), Optional.empty())))
                .isEmpty();
    }

    @Test
    void aSuspectIsForgottenOnceSomebodyDecidedAboutIt() {
        var reasons = ReviewSamples.proposal(
                "A", 0.9, true, ReviewState.SUSPECTED_DUPLICATE, ReviewState.SUSPECTED_SAME_SPECIMEN);
        var other = IndexedSubject.ofSpecimen("museum", "other");

        assertThat(unstated().with(UNDECIDED, reasons).review().reasons())
                .containsExactly(ReviewState.SUSPECTED_DUPLICATE, ReviewState.SUSPECTED_SAME_SPECIMEN);
        assertThat(unstated()
                        .with(ReviewSamples.notSame(other), reasons)
                        .review()
                        .reasons())
                .isEmpty();
        assertThat(unstated()
                        .with(ReviewSamples.notSame(IndexedSubject.ofSpecimen("museum", "third")), reasons)
                        .review()
                        .reasons())
                .hasSize(2);
        assertThat(unstated()
                        .with(ReviewSamples.duplicateOf("img-other"), reasons)
                        .review()
                        .open())
                .isFalse();
        assertThat(unstated()
                        .with(ReviewSamples.duplicateOf("img-other"), reasons)
                        .review()
                        .reasons())
                .containsExactly(ReviewState.SUSPECTED_SAME_SPECIMEN);
    }

    @Test
    void twoPeopleWhoDisagreeAreAConflict() {
        assertThat(unstated()
                        .with(ReviewSamples.conflict(), Optional.empty())
                        .review()
                        .conflict())
                .isTrue();
        assertThat(unstated().review().conflict()).isFalse();
    }
}
