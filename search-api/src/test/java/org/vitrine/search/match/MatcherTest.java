package org.vitrine.search.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.vitrine.vision.score.ConfidenceRule;
import org.vitrine.vision.score.FittedScore;
import org.vitrine.vision.score.ScoreFit;
import org.vitrine.vision.verify.SameObjectModel;

class MatcherTest {

    private static final String UNTOLD = "";

    private static final SameObjectModel STROKES = new SameObjectModel(20, 5, 1, -22);

    /** With noneBias 0, the score of a single candidate is the logistic function of its weight. */
    private static final Optional<FittedScore> FIT =
            Optional.of(new FittedScore(ScoreFit.IDENTITY, FittedScore.Source.SHIPPED, 12));

    private final Matcher matcher =
            matcher(new CandidateScorer.Fitted(new Calibration(0.8, 20), Optional.of(STROKES), 1), FIT);
    private final Matcher unfitted = matcher(new CandidateScorer.Unfitted(), Optional.empty());

    @Test
    void specimensOfOneItemAreOneHitThatShowsTheBest() {
        // Given
        var query = List.of(nearest(
                of("1", "s1", "denarius", 0.91), of("2", "s2", "denarius", 0.93), of("3", "s3", "denarius", 0.85)));

        // When
        var answer = matcher.answer(query, 8, 0);

        // Then
        assertThat(answer.hits()).singleElement().satisfies(hit -> {
            assertThat(hit.best().specimen().specimenId()).isEqualTo("s2");
            assertThat(hit.specimens())
                    .extracting(match -> match.specimen().specimenId())
                    .containsExactly("s2", "s1");
        });
    }

    @Test
    void aSpecimenOfNoKnownItemIsAHitOfItsOwnEvenIfItIsNamedLikeAnItem() {
        // Given
        var query = List.of(nearest(of("1", "x", "denarius", 0.9), of("2", "denarius", UNTOLD, 0.9)));

        // When
        var answer = matcher.answer(query, 8, 0);

        // Then
        assertThat(answer.hits()).hasSize(2);
    }

    @Test
    void anAnswerBelowTheThresholdIsNotCalledAMatch() {
        // Given
        var query = List.of(nearest(of("1", "x", "denarius", 0.80)));

        // When
        var answer = matcher.answer(query, 8, 0);

        // Then
        assertThat(answer.hits()).hasSize(1);
        assertThat(answer.uncertainty()).contains(UncertaintyReason.LOW_SCORE);
    }

    @Test
    void anAnswerAboveTheThresholdIs() {
        assertThat(matcher.answer(List.of(nearest(of("1", "x", "denarius", 0.85))), 8, 0)
                        .confident())
                .isTrue();
    }

    @Test
    void nothingFoundIsNoMatch() {
        // When
        var answer = matcher.answer(List.of(nearest()), 8, 0);

        // Then
        assertThat(answer.hits()).isEmpty();
        assertThat(answer.uncertainty()).contains(UncertaintyReason.NOTHING_FOUND);
    }

    @Test
    void aQueryInWhichNoObjectWasLocatedIsNeverConfident() {
        // Given
        var frame =
                new QueryCandidates(ImageSide.UNKNOWN, false, OptionalDouble.empty(), List.of(of("1", "x", "a", 1)));
        var coin = nearest(of("1", "x", "a", 1));

        // Then
        assertThat(matcher.answer(List.of(frame), 8, 0).uncertainty()).contains(UncertaintyReason.NO_OBJECT_IN_QUERY);
        assertThat(matcher.answer(List.of(coin, frame), 8, 0).uncertainty())
                .contains(UncertaintyReason.NO_OBJECT_IN_QUERY);
    }

    @Test
    void aBestHitInWhichNoObjectWasLocatedIsNeverConfident() {
        // Given
        var query = nearest(of("1", "x", "a", 1, false), of("2", "y", "b", 0.95));

        // When
        var answer = matcher.answer(List.of(query), 8, 0);

        // Then
        assertThat(answer.uncertainty()).contains(UncertaintyReason.NO_OBJECT_IN_CANDIDATE);
        assertThat(answer.hits()).hasSize(2);
    }

    @Test
    void anEmptyFrameFartherThanTheBestHitCastsNoDoubt() {
        assertThat(matcher.answer(List.of(nearest(of("1", "x", "a", 0.95), of("2", "y", "b", 0.8, false))), 8, 0)
                        .confident())
                .isTrue();
    }

    @Test
    void hitsBelowTheMinimumScoreAreLeftOut() {
        // Given
        var query = List.of(nearest(of("1", "x", "a", 0.9), of("2", "y", "b", 0.5)));

        // When
        var answer = matcher.answer(query, 8, 0.5);

        // Then
        assertThat(answer.hits())
                .extracting(hit -> hit.best().specimen().specimenId())
                .containsExactly("x");
    }

    @Test
    void whereNothingWasFittedTheNearestAreShownAndNothingIsCalledAMatch() {
        // Given
        var query = List.of(nearest(of("1", "x", "a", 0.99), of("2", "y", "b", 0.5)));

        // When
        var answer = unfitted.answer(query, 8, 0.5);

        // Then
        assertThat(answer.hits())
                .extracting(hit -> hit.best().specimen().specimenId())
                .containsExactly("x", "y");
        assertThat(answer.uncertainty()).contains(UncertaintyReason.NO_SCORE);
    }

    @Property(tries = 100)
    void anItemHasTheSameScoreForEveryK(@ForAll @IntRange(min = 1, max = 40) int k) {
        // Given
        var scored = nearest(of("1", "a", "A", 0.92), of("2", "b", "B", 0.9), of("3", "c", "C", 0.7));
        var deeper = nearest(
                of("1", "a", "A", 0.92),
                of("2", "b", "B", 0.9),
                of("3", "c", "C", 0.7),
                of("4", "a", "A", 0.6),
                of("5", "d", "D", 0.5));

        // When
        var one = matcher.answer(List.of(scored), 1, 0);
        var many = matcher.answer(List.of(scored), List.of(deeper), k, 0);

        // Then
        assertThat(many.hits().getFirst()).isEqualTo(one.hits().getFirst());
        assertThat(many.none()).isEqualTo(one.none());
        assertThat(many.hits()).hasSize(Math.min(k, 4));
    }

    @Test
    void itemsAndNoneSumToOneAndItemsBeyondThoseThatWereScoredAreWithinNone() {
        // Given
        var scored = nearest(of("1", "a", "A", 0.9), of("2", "b", "B", 0.8));
        var deeper = nearest(of("1", "a", "A", 0.9), of("2", "b", "B", 0.8), of("3", "c", "C", 0.7));

        // When
        var answer = matcher.answer(List.of(scored), List.of(deeper), 8, 0);

        // Then
        assertThat(answer.hits())
                .extracting(hit -> hit.best().specimen().specimenId())
                .containsExactly("a", "b", "c");
        assertThat(answer.hits().getLast().score()).hasValue(0);
        double sum = answer.hits().stream()
                        .mapToDouble(hit -> hit.score().orElseThrow())
                        .sum()
                + answer.none().orElseThrow();
        assertThat(sum).isCloseTo(1, within(1e-9));
    }

    @Test
    void twoThatAreCloseAreAmbiguousEvenWhereOneIsCutFromTheHits() {
        // Given
        var query = nearest(of("1", "a", "1 euro", 0.99), of("2", "b", "2 euro", 0.985), of("3", "c", "1 cent", 0.6));

        // When
        var answer = matcher.answer(List.of(query), 1, 0);

        // Then
        assertThat(answer.uncertainty()).contains(UncertaintyReason.AMBIGUOUS);
        assertThat(answer.ambiguous())
                .extracting(item -> item.best().itemId().orElseThrow())
                .containsExactly("1 euro", "2 euro");
    }

    @Test
    void ofTwoThatLookTheSameTheOneOfTheSizeOfTheQueryIsMoreProbable() {
        // Given
        var oneEuro = ofSize("1", "a", "1 euro", 0.95, 23.25);
        var twoEuro = ofSize("2", "b", "2 euro", 0.95, 25.75);
        var query = new QueryCandidates(ImageSide.UNKNOWN, true, OptionalDouble.of(25.6), List.of(oneEuro, twoEuro));

        // When
        var answer = matcher.answer(List.of(query), 8, 0);

        // Then
        assertThat(answer.hits())
                .extracting(item -> item.best().itemId().orElseThrow())
                .containsExactly("2 euro", "1 euro");
        assertThat(answer.hits().getFirst().score().orElseThrow()).isGreaterThan(0.8);
        assertThat(answer.confident()).isTrue();
    }

    private static MatchCandidate ofSize(
            String imageId, String specimenId, String itemId, double similarity, double diameterMm) {
        return new MatchCandidate(
                imageId,
                new SpecimenKey("museum", specimenId),
                Optional.of(itemId),
                ImageSide.UNKNOWN,
                similarity,
                true,
                OptionalDouble.of(diameterMm),
                Optional.empty());
    }

    @Property(tries = 100)
    void neverMoreThanRequestedAndBestFirst(
            @ForAll @IntRange(min = 1, max = 20) int k, @ForAll @IntRange(max = 60) int found) {
        // Given
        var query = List.of(new QueryCandidates(
                ImageSide.UNKNOWN,
                true,
                OptionalDouble.empty(),
                IntStream.range(0, found)
                        .mapToObj(i -> of("img-" + i, "s-" + i, i % 2 == 0 ? "i-" + i / 6 : UNTOLD, 0.95 - i * 0.01))
                        .toList()));

        // When
        var hits = matcher.answer(query, k, 0).hits();

        // Then
        assertThat(hits).hasSize(Math.min(k, matcher.items(query).size()));
        assertThat(hits.stream().map(hit -> -hit.best().weight()).toList()).isSorted();
    }

    private static Matcher matcher(CandidateScorer candidateScorer, Optional<FittedScore> fit) {
        return new Matcher(
                new SideFusion(candidateScorer, 0.05, new SizeRule(0.04, 6)),
                new ItemGrouping(2),
                fit,
                new ConfidenceRule(0.6, 0.25, 0.5));
    }

    private static QueryCandidates nearest(MatchCandidate... candidates) {
        return new QueryCandidates(ImageSide.UNKNOWN, true, OptionalDouble.empty(), List.of(candidates));
    }

    private static MatchCandidate of(String imageId, String specimenId, String itemId, double similarity) {
        return of(imageId, specimenId, itemId, similarity, true);
    }

    private static MatchCandidate of(
            String imageId, String specimenId, String itemId, double similarity, boolean located) {
        return new MatchCandidate(
                imageId,
                new SpecimenKey("museum", specimenId),
                Optional.of(itemId).filter(it -> !it.equals(UNTOLD)),
                ImageSide.UNKNOWN,
                similarity,
                located,
                OptionalDouble.empty(),
                Optional.empty());
    }
}
