package org.vitrine.search.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.vitrine.search.match.Side.OBVERSE;
import static org.vitrine.search.match.Side.REVERSE;
import static org.vitrine.search.match.Side.UNKNOWN;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class FusionTest {

    private final Fusion fusion = new Fusion(new Calibration(0.8, 20), 0.05);

    @Test
    void aSpecimenCountsByItsNearestPhotograph() {
        // Given
        var query =
                new Evidence(UNKNOWN, List.of(seen("far", "coin", UNKNOWN, 0.7), seen("near", "coin", UNKNOWN, 0.9)));

        // When
        var matches = fusion.fuse(List.of(query));

        // Then
        assertThat(matches).singleElement().satisfies(match -> {
            assertThat(match.imageId()).isEqualTo("near");
            assertThat(match.similarity()).isEqualTo(0.9);
            assertThat(match.score()).isEqualTo(new Calibration(0.8, 20).score(0.9));
        });
    }

    @Test
    void aCoinAlikeOnBothSidesBeatsOneAlikeOnOne() {
        // Given
        var obverse =
                new Evidence(OBVERSE, List.of(seen("a1", "both", OBVERSE, 0.88), seen("b1", "one", OBVERSE, 0.92)));
        var reverse =
                new Evidence(REVERSE, List.of(seen("a2", "both", REVERSE, 0.86), seen("b2", "one", REVERSE, 0.55)));

        // When
        var matches = fusion.fuse(List.of(obverse, reverse));

        // Then
        assertThat(matches).extracting(SpecimenMatch::specimenId).containsExactly("both", "one");
        assertThat(matches.getFirst().similarity()).isCloseTo(0.87, within(1e-9));
    }

    @Test
    void thePhotographOfTheSameSideIsPreferred() {
        // Given
        var query = new Evidence(
                OBVERSE, List.of(seen("back", "coin", REVERSE, 0.90), seen("front", "coin", OBVERSE, 0.88)));

        // When
        var matches = fusion.fuse(List.of(query));

        // Then
        assertThat(matches).extracting(SpecimenMatch::imageId).containsExactly("front");
    }

    @Test
    void aSideNobodyToldIsNoReasonForADiscount() {
        // Given
        var query =
                new Evidence(OBVERSE, List.of(seen("untold", "a", UNKNOWN, 0.86), seen("back", "b", REVERSE, 0.90)));

        // When
        var matches = fusion.fuse(List.of(query));

        // Then
        assertThat(matches).extracting(SpecimenMatch::specimenId).containsExactly("a", "b");
    }

    @Test
    void aSideTheIndexDidNotReturnCountsAsTheLeastItReturned() {
        // Given
        var obverse = new Evidence(OBVERSE, List.of(seen("a1", "half", OBVERSE, 0.9)));
        var reverse = new Evidence(REVERSE, List.of(seen("b", "x", REVERSE, 0.8), seen("c", "y", REVERSE, 0.6)));

        // When
        var half = fusion.fuse(List.of(obverse, reverse)).stream()
                .filter(match -> match.specimenId().equals("half"))
                .findFirst()
                .orElseThrow();

        // Then
        assertThat(half.score()).isCloseTo(new Calibration(0.8, 20).score((0.9 + 0.6) / 2), within(1e-9));
        assertThat(half.similarity()).as("of what was seen").isEqualTo(0.9);
    }

    @Test
    void theNearestPhotographThatNamesAnItemIsBelieved() {
        // Given
        var query = new Evidence(
                UNKNOWN,
                List.of(
                        seen("untold", "coin", UNKNOWN, 0.95),
                        new Candidate("near", "coin", Optional.of("RIC 1"), UNKNOWN, 0.9),
                        new Candidate("far", "coin", Optional.of("RIC 2"), UNKNOWN, 0.8)));

        // When
        var matches = fusion.fuse(List.of(query));

        // Then
        assertThat(matches).extracting(SpecimenMatch::itemId).containsExactly(Optional.of("RIC 1"));
    }

    @Test
    void nothingSeenIsNothingMatched() {
        assertThat(fusion.fuse(List.of(new Evidence(OBVERSE, List.of()), new Evidence(REVERSE, List.of()))))
                .isEmpty();
    }

    @Property(tries = 200)
    void eachSpecimenAppearsOnceBestFirstWithAProbability(@ForAll("evidence") List<Evidence> query) {
        // When
        var matches = fusion.fuse(query);

        // Then
        assertThat(matches)
                .extracting(SpecimenMatch::specimenId)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(query.stream()
                        .flatMap(evidence -> evidence.nearest().stream())
                        .map(Candidate::specimenId)
                        .distinct()
                        .toList());
        assertThat(matches).isSortedAccordingTo(Fusion.BEST_FIRST);
        assertThat(matches).allSatisfy(match -> {
            assertThat(match.score()).isBetween(0.0, 1.0);
            assertThat(match.similarity()).isBetween(-1.0, 1.0);
        });
    }

    @Property(tries = 200)
    void theOrderInWhichTheIndexAnswersDoesNotMatter(@ForAll("evidence") List<Evidence> query) {
        // Given
        var turnedRound = query.stream()
                .map(evidence ->
                        new Evidence(evidence.side(), evidence.nearest().reversed()))
                .toList();

        // When
        var matches = fusion.fuse(turnedRound);

        // Then
        assertThat(matches).isEqualTo(fusion.fuse(query));
    }

    @Provide
    Arbitrary<List<Evidence>> evidence() {
        var candidates = Combinators.combine(
                        Arbitraries.integers().between(0, 40),
                        Arbitraries.of(Side.class),
                        Arbitraries.doubles().between(-1, 1))
                .as((id, side, similarity) -> new Candidate(
                        "img-" + id,
                        "specimen-" + id % 9,
                        id % 3 == 0 ? Optional.of("item-" + id % 9 / 3) : Optional.empty(),
                        side,
                        similarity));
        var nearest = candidates.list().ofMaxSize(20).uniqueElements(Candidate::imageId);
        return Combinators.combine(Arbitraries.of(Side.class), nearest)
                .as(Evidence::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(2);
    }

    private static Candidate seen(String imageId, String specimenId, Side side, double similarity) {
        return new Candidate(imageId, specimenId, Optional.empty(), side, similarity);
    }
}
