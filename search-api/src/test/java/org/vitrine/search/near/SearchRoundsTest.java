package org.vitrine.search.near;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.vitrine.imageindex.Exclusion;
import org.vitrine.imageindex.Hit;
import org.vitrine.imageindex.ImageVector;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.imageindex.ModelReference;
import org.vitrine.search.filter.Filters;
import org.vitrine.search.match.CandidateScorer;
import org.vitrine.search.match.ImageSide;
import org.vitrine.search.match.ItemGrouping;
import org.vitrine.search.match.Matcher;
import org.vitrine.search.match.SearchDepth;
import org.vitrine.search.match.SideFusion;
import org.vitrine.search.match.SizeRule;
import org.vitrine.search.match.SpecimenKey;
import org.vitrine.vision.score.ConfidenceRule;
import org.vitrine.vision.score.FittedScore;
import org.vitrine.vision.score.ScoreFit;

class SearchRoundsTest {

    private static final Instant ARRIVED = Instant.parse("2026-02-01T00:00:00Z");
    private static final ModelReference MODEL = new ModelReference("vitrine", "m", "1", "d");
    private static final SearchDepth DEPTH = new SearchDepth(8, 100);
    private static final Matcher MATCHER = new Matcher(
            new SideFusion(new CandidateScorer.Unfitted(), 0.05, new SizeRule(0.04, 6)),
            new ItemGrouping(5),
            Optional.empty(),
            new ConfidenceRule(0.85, 0.25, 0.5));

    @Test
    void aFurtherRoundLeavesOutWhatWasFound() {
        // Given
        var query = query(3, Optional.empty(), Rejections.NONE);
        var rounds = first(query, hit("a1", "a", "A", 0.9), hit("a2", "a", "A", 0.8), hit("n", "none", "", 0.7));

        // When
        var next = rounds.next(query, MATCHER, DEPTH);

        // Then
        assertThat(next)
                .contains(new SearchRounds.Round(
                        24, new Exclusion(Set.of("A"), Set.of(Exclusion.specimen("berlin", "none")), Set.of())));
    }

    @Test
    void thereIsNoFurtherRoundWithEnoughItemsOrWithoutOtherPhotographs() {
        // Given
        var query = query(2, Optional.empty(), Rejections.NONE);
        var enough = first(query, hit("a", "a", "A", 0.9), hit("b", "b", "B", 0.8));
        var exhausted = SearchRounds.of(
                new SearchRounds.Round(2, Exclusion.NONE),
                IndexHits.of(query, List.of(List.of(hit("a", "a", "A", 0.9)))));

        // Then
        assertThat(enough.next(query, MATCHER, DEPTH)).isEmpty();
        assertThat(exhausted.next(query, MATCHER, DEPTH)).isEmpty();
    }

    @Test
    void thereIsNoFurtherRoundWhereItsItemsScoreTooLittle() {
        // Given
        var fitted = new Matcher(
                MATCHER.fusion(),
                MATCHER.grouping(),
                Optional.of(new FittedScore(ScoreFit.IDENTITY, FittedScore.Source.SHIPPED, 12)),
                MATCHER.rule());
        var any = query(9, Optional.empty(), Rejections.NONE);
        var scored = query(9, 0.01, Optional.empty(), Rejections.NONE);
        var hit = hit("a", "a", "A", 0.9);

        // Then
        assertThat(first(scored, hit).next(scored, fitted, DEPTH)).isEmpty();
        assertThat(first(scored, hit).next(scored, MATCHER, DEPTH)).isPresent();
        assertThat(first(any, hit).next(any, fitted, DEPTH)).isPresent();
    }

    @Test
    void allRoundsTogetherRequestNoMoreThanTheMaximum() {
        // Given
        var query = query(9, Optional.empty(), Rejections.NONE);
        var rounds = first(query, hit("a", "a", "A", 0.9));

        // When
        var second = rounds.next(query, MATCHER, DEPTH).orElseThrow();
        var many = List.of(Collections.nCopies(second.photographs(), hit("b", "b", "B", 0.5)));
        var third = rounds.and(second, IndexHits.of(query, many)).next(query, MATCHER, DEPTH);

        // Then
        assertThat(second.photographs()).isEqualTo(72);
        assertThat(third.orElseThrow())
                .isEqualTo(new SearchRounds.Round(27, new Exclusion(Set.of("A", "B"), Set.of(), Set.of())));
    }

    @Test
    void aRoundThatWouldBeTheSameAgainIsNotMade() {
        // Given: a photograph that the index returned although it was to be left out
        var query = query(9, Optional.empty(), Rejections.NONE);
        var rounds = first(query, hit("a", "a", "A", 0.9));
        var second = rounds.next(query, MATCHER, DEPTH).orElseThrow();
        var same = List.of(Collections.nCopies(second.photographs(), hit("a", "a", "A", 0.9)));

        // When
        var third = rounds.and(second, IndexHits.of(query, same)).next(query, MATCHER, DEPTH);

        // Then
        assertThat(third).isEmpty();
    }

    @Test
    void theItemOfTheExcludedSpecimenIsNotLeftOut() {
        // Given
        var query = query(1, Optional.of(new SpecimenKey("berlin", "own")), Rejections.NONE);
        var rounds = first(query, hit("own-1", "own", "A", 1));

        // When
        var next = rounds.next(query, MATCHER, DEPTH);

        // Then
        assertThat(next.orElseThrow().exclusion())
                .isEqualTo(new Exclusion(Set.of(), Set.of(Exclusion.specimen("berlin", "own")), Set.of()));
    }

    @Test
    void ofARejectedItemOnlyTheRejectedPhotographsAreLeftOut() {
        // Given
        var rejection = new Rejections.Rejection("d1", "anna", ARRIVED.plusSeconds(60));
        var query = query(1, Optional.empty(), new Rejections(ARRIVED, Map.of("A", rejection), Map.of()));
        var rounds = first(query, hit("a1", "a", "A", 1));

        // When
        var next = rounds.next(query, MATCHER, DEPTH);

        // Then
        assertThat(next.orElseThrow().exclusion()).isEqualTo(new Exclusion(Set.of(), Set.of(), Set.of("a1")));
    }

    @Test
    void anItemThatAPhotographOfAnotherItemsSpecimenNamesIsNotLeftOut() {
        // Given
        var query = query(2, Optional.empty(), Rejections.NONE);
        var rounds = first(query, hit("t1", "t", "A", 0.9), hit("t2", "t", "B", 0.8));

        // When
        var next = rounds.next(query, MATCHER, DEPTH);

        // Then
        assertThat(next.orElseThrow().exclusion())
                .isEqualTo(new Exclusion(Set.of("A"), Set.of(Exclusion.specimen("berlin", "t")), Set.of()));
    }

    /** Returns the first round of a search whose index has more photographs than these. */
    private static SearchRounds first(NearestItemsQuery query, Hit... hits) {
        return SearchRounds.of(
                new SearchRounds.Round(hits.length, Exclusion.NONE), IndexHits.of(query, List.of(List.of(hits))));
    }

    private static NearestItemsQuery query(int k, Optional<SpecimenKey> excluded, Rejections rejections) {
        return query(k, 0, excluded, rejections);
    }

    private static NearestItemsQuery query(
            int k, double minScore, Optional<SpecimenKey> excluded, Rejections rejections) {
        return new NearestItemsQuery(
                "coins",
                false,
                List.of(new QueryVector(
                        ImageSide.UNKNOWN,
                        true,
                        OptionalDouble.empty(),
                        MODEL,
                        ImageVector.of(1, 0),
                        Uni.createFrom().failure(new IllegalStateException("no picture is read")))),
                Filters.NONE,
                Optional.empty(),
                List.of(),
                k,
                minScore,
                excluded,
                rejections);
    }

    /** Returns a photograph of an item; of none if {@code item} is blank. */
    private static Hit hit(String imageId, String specimen, String item, double similarity) {
        return new Hit(
                new IndexedImage(
                        imageId,
                        "coins",
                        "berlin",
                        imageId + ".jpg",
                        specimen,
                        Optional.of(item).filter(it -> !it.isBlank()),
                        IndexedImage.Side.UNKNOWN,
                        1,
                        1,
                        "ab".repeat(32),
                        ARRIVED,
                        Map.of(),
                        List.of(),
                        List.of(),
                        new IndexedImage.Quality(0, 0, 0, 0),
                        new IndexedImage.Region(0, 0, 1, 1),
                        1,
                        1,
                        URI.create("s3://bucket/key"),
                        "image/jpeg",
                        List.of(),
                        List.of(),
                        MODEL,
                        Optional.empty()),
                similarity);
    }
}
