package org.vitrine.search.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.vitrine.search.match.FusionSamples.BY_COSINE;
import static org.vitrine.search.match.FusionSamples.SIZES;
import static org.vitrine.search.match.FusionSamples.STROKES;
import static org.vitrine.search.match.FusionSamples.candidate;
import static org.vitrine.search.match.FusionSamples.evidence;
import static org.vitrine.search.match.ImageSide.OBVERSE;
import static org.vitrine.search.match.ImageSide.REVERSE;
import static org.vitrine.search.match.ImageSide.UNKNOWN;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.vitrine.vision.verify.CorrelationPeak;

/**
 * Tests how a match of several photographs is fused: sides of a specimen, and specimens of an item, by their cosine.
 * {@link EdgeMapFusionTest} tests fusion with edge maps.
 */
class SideFusionTest {

    private final SideFusion sideFusion =
            new SideFusion(new CandidateScorer.Fitted(BY_COSINE, Optional.of(STROKES), 1), 0.05, SIZES);

    @Test
    void aSpecimenCountsByItsNearestPhotograph() {
        // Given
        var query = evidence(
                UNKNOWN, List.of(candidate("far", "coin", UNKNOWN, 0.7), candidate("near", "coin", UNKNOWN, 0.9)));

        // When
        var matches = sideFusion.fuse(List.of(query));

        // Then
        assertThat(matches).singleElement().satisfies(match -> {
            assertThat(match.imageId()).isEqualTo("near");
            assertThat(match.similarity()).isEqualTo(0.9);
            assertThat(match.weight()).isEqualTo(BY_COSINE.logOdds(0.9));
        });
    }

    @Test
    void aCoinAlikeOnBothSidesBeatsOneAlikeOnOne() {
        // Given
        var obverse = evidence(
                OBVERSE, List.of(candidate("a1", "both", OBVERSE, 0.88), candidate("b1", "one", OBVERSE, 0.92)));
        var reverse = evidence(
                REVERSE, List.of(candidate("a2", "both", REVERSE, 0.86), candidate("b2", "one", REVERSE, 0.55)));

        // When
        var matches = sideFusion.fuse(List.of(obverse, reverse));

        // Then
        assertThat(matches).extracting(match -> match.specimen().specimenId()).containsExactly("both", "one");
        assertThat(matches.getFirst().similarity()).isCloseTo(0.87, within(1e-9));
    }

    @Test
    void photographsOfBothSidesAreMoreEvidenceThanTheirMean() {
        // Given
        var bothSides = new SideFusion(new CandidateScorer.Fitted(BY_COSINE, Optional.of(STROKES), 1.5), 0.05, SIZES);
        var obverse = evidence(OBVERSE, List.of(candidate("a", "coin", OBVERSE, 0.90)));
        var reverse = evidence(REVERSE, List.of(candidate("b", "coin", REVERSE, 0.86)));

        // When
        var matches = bothSides.fuse(List.of(obverse, reverse));

        // Then
        assertThat(matches.getFirst().weight()).isCloseTo(1.5 * BY_COSINE.logOdds(0.88), within(1e-9));
    }

    @Test
    void onePhotographCountsOnceWithOrWithoutAnotherSideThatFoundNothing() {
        // Given
        var bothSides = new SideFusion(new CandidateScorer.Fitted(BY_COSINE, Optional.of(STROKES), 1.5), 0.05, SIZES);
        var obverse = evidence(OBVERSE, List.of(candidate("a", "coin", OBVERSE, 0.90)));

        // When
        var matches = bothSides.fuse(List.of(obverse, evidence(REVERSE, List.of())));

        // Then
        assertThat(matches.getFirst().weight()).isCloseTo(BY_COSINE.logOdds(0.90), within(1e-9));
    }

    @Test
    void thePhotographOfTheSameSideIsPreferred() {
        // Given
        var query = evidence(
                OBVERSE, List.of(candidate("back", "coin", REVERSE, 0.90), candidate("front", "coin", OBVERSE, 0.88)));

        // When
        var matches = sideFusion.fuse(List.of(query));

        // Then
        assertThat(matches).extracting(SpecimenMatch::imageId).containsExactly("front");
    }

    @Test
    void anUnknownSideHasNoDiscount() {
        // Given
        var query = evidence(
                OBVERSE, List.of(candidate("untold", "a", UNKNOWN, 0.86), candidate("back", "b", REVERSE, 0.90)));

        // When
        var matches = sideFusion.fuse(List.of(query));

        // Then
        assertThat(matches).extracting(match -> match.specimen().specimenId()).containsExactly("a", "b");
    }

    @Test
    void aSideTheIndexDidNotReturnCountsAsTheLeastItReturned() {
        // Given
        var obverse = evidence(OBVERSE, List.of(candidate("a1", "half", OBVERSE, 0.9)));
        var reverse = evidence(REVERSE, List.of(candidate("b", "x", REVERSE, 0.8), candidate("c", "y", REVERSE, 0.6)));

        // When
        var half = sideFusion.fuse(List.of(obverse, reverse)).stream()
                .filter(match -> match.specimen().specimenId().equals("half"))
                .findFirst()
                .orElseThrow();

        // Then
        assertThat(half.weight()).isCloseTo(BY_COSINE.logOdds((0.9 + 0.6) / 2), within(1e-9));
        assertThat(half.similarity()).as("of what was seen").isEqualTo(0.9);
    }

    @Test
    void twoMuseumsWithOneNumberHaveTwoSpecimens() {
        // Given
        var query = evidence(UNKNOWN, List.of(ofMuseum("a", "a-12", 0.9), ofMuseum("b", "b-12", 0.9)));

        // When
        var matches = sideFusion.fuse(List.of(query));

        // Then
        assertThat(matches)
                .extracting(SpecimenMatch::specimen)
                .containsExactly(new SpecimenKey("a", "12"), new SpecimenKey("b", "12"));
        assertThat(new ItemGrouping(5).group(matches)).hasSize(2);
    }

    private static MatchCandidate ofMuseum(String institutionId, String imageId, double similarity) {
        return new MatchCandidate(
                imageId,
                new SpecimenKey(institutionId, "12"),
                Optional.empty(),
                UNKNOWN,
                similarity,
                true,
                OptionalDouble.empty(),
                Optional.empty());
    }

    @Test
    void theNearestPhotographThatNamesAnItemDecides() {
        // Given
        var query = evidence(
                UNKNOWN,
                List.of(
                        candidate("untold", "coin", UNKNOWN, 0.95),
                        candidate("near", "coin", Optional.of("RIC 1"), UNKNOWN, 0.9),
                        candidate("far", "coin", Optional.of("RIC 2"), UNKNOWN, 0.8)));

        // When
        var matches = sideFusion.fuse(List.of(query));

        // Then
        assertThat(matches).extracting(SpecimenMatch::itemId).containsExactly(Optional.of("RIC 1"));
    }

    @Test
    void nothingSeenIsNothingMatched() {
        assertThat(sideFusion.fuse(List.of(evidence(OBVERSE, List.of()), evidence(REVERSE, List.of()))))
                .isEmpty();
    }

    @Property(tries = 200)
    void eachSpecimenAppearsOnceBestFirst(@ForAll("randomEvidence") List<QueryCandidates> query) {
        // When
        var matches = sideFusion.fuse(query);

        // Then
        assertThat(matches)
                .extracting(SpecimenMatch::specimen)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(query.stream()
                        .flatMap(evidence -> evidence.nearest().stream())
                        .map(MatchCandidate::specimen)
                        .distinct()
                        .toList());
        assertThat(matches).isSortedAccordingTo(SideFusion.BEST_FIRST);
        assertThat(matches).allSatisfy(match -> {
            assertThat(match.similarity()).isBetween(-1.0, 1.0);
        });
    }

    @Property(tries = 200)
    void theOrderInWhichTheIndexAnswersDoesNotMatter(@ForAll("randomEvidence") List<QueryCandidates> query) {
        // Given
        var turnedRound = query.stream()
                .map(evidence -> evidence(evidence.side(), evidence.nearest().reversed()))
                .toList();

        // When
        var matches = sideFusion.fuse(turnedRound);

        // Then
        assertThat(matches).isEqualTo(sideFusion.fuse(query));
    }

    @Provide
    Arbitrary<List<QueryCandidates>> randomEvidence() {
        var agreements = Arbitraries.doubles()
                .between(-1, 1)
                .map(peak -> new CorrelationPeak(peak, 4, 0))
                .optional();
        var candidates = Combinators.combine(
                        Arbitraries.integers().between(0, 40),
                        Arbitraries.of(ImageSide.class),
                        Arbitraries.doubles().between(-1, 1),
                        agreements)
                .as((id, side, similarity, agreement) -> new MatchCandidate(
                        "img-" + id,
                        new SpecimenKey("museum-" + id % 2, "specimen-" + id % 9),
                        id % 3 == 0 ? Optional.of("item-" + id % 9 / 3) : Optional.empty(),
                        side,
                        similarity,
                        true,
                        OptionalDouble.empty(),
                        agreement));
        var nearest = candidates.list().ofMaxSize(20).uniqueElements(MatchCandidate::imageId);
        return Combinators.combine(Arbitraries.of(ImageSide.class), nearest)
                .as(FusionSamples::evidence)
                .list()
                .ofMinSize(1)
                .ofMaxSize(2);
    }
}
