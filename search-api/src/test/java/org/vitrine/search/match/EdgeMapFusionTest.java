package org.vitrine.search.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.vitrine.search.match.FusionSamples.BY_COSINE;
import static org.vitrine.search.match.FusionSamples.SIZES;
import static org.vitrine.search.match.FusionSamples.STROKES;
import static org.vitrine.search.match.FusionSamples.candidate;
import static org.vitrine.search.match.FusionSamples.evidence;
import static org.vitrine.search.match.ImageSide.UNKNOWN;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vitrine.vision.verify.CorrelationPeak;

/** Tests how candidates are fused of which some or all were compared with the query by their edge maps. */
class EdgeMapFusionTest {

    private final SideFusion sideFusion =
            new SideFusion(new CandidateScorer.Fitted(BY_COSINE, Optional.of(STROKES), 1), 0.05, SIZES);
    private final SideFusion unfitted = new SideFusion(new CandidateScorer.Unfitted(), 0.05, SIZES);

    @Test
    void aCandidateWithAgreeingStrokesIsBeforeANearerOneWithout() {
        // Given
        var query = evidence(
                UNKNOWN,
                List.of(
                        candidate("nearer", "a", UNKNOWN, 0.9).withAgreement(new CorrelationPeak(0.1, 2, 0)),
                        candidate("farther", "b", UNKNOWN, 0.85).withAgreement(new CorrelationPeak(0.6, 8, 90))));

        // When
        var matches = sideFusion.fuse(List.of(query));

        // Then
        assertThat(matches).extracting(match -> match.specimen().specimenId()).containsExactly("b", "a");
        assertThat(matches.getFirst().agreement()).contains(new CorrelationPeak(0.6, 8, 90));
        assertThat(matches.getFirst().weight())
                .isCloseTo(STROKES.logOdds(0.85, new CorrelationPeak(0.6, 8, 90)), within(1e-9));
    }

    @Test
    void whatWasNotComparedStaysBehindTheNearerOnesThatWere() {
        // Given
        var query = evidence(
                UNKNOWN,
                List.of(
                        candidate("1", "a", UNKNOWN, 0.95).withAgreement(new CorrelationPeak(0.1, 2, 0)),
                        candidate("2", "b", UNKNOWN, 0.94).withAgreement(new CorrelationPeak(0.2, 2, 0)),
                        candidate("3", "c", UNKNOWN, 0.93),
                        candidate("4", "d", UNKNOWN, 0.92)));

        // When
        var matches = sideFusion.fuse(List.of(query));

        // Then
        assertThat(matches).extracting(match -> match.specimen().specimenId()).containsExactly("b", "a", "c", "d");
        assertThat(matches).extracting(SpecimenMatch::weight).isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void oneThatCouldNotBeComparedCountsByItsCosineAmongThoseThatWere() {
        // Given
        var query = evidence(
                UNKNOWN,
                List.of(
                        candidate("1", "lost", UNKNOWN, 0.82),
                        candidate("2", "agrees", UNKNOWN, 0.81).withAgreement(new CorrelationPeak(0.7, 9, 0)),
                        candidate("3", "does-not", UNKNOWN, 0.80).withAgreement(new CorrelationPeak(0.1, 2, 0))));

        // When
        var matches = sideFusion.fuse(List.of(query));

        // Then
        assertThat(matches)
                .extracting(match -> match.specimen().specimenId())
                .containsExactly("agrees", "lost", "does-not");
        assertThat(matches.get(1).weight()).isEqualTo(BY_COSINE.logOdds(0.82));
    }

    @Test
    void whereNothingWasFittedStrokesSayNothingAndTheCosineIsTheWeight() {
        // Given
        var query = evidence(
                UNKNOWN,
                List.of(
                        candidate("nearer", "a", UNKNOWN, 0.9).withAgreement(new CorrelationPeak(0.1, 2, 0)),
                        candidate("farther", "b", UNKNOWN, 0.85).withAgreement(new CorrelationPeak(0.6, 8, 90))));

        // When
        var matches = unfitted.fuse(List.of(query));

        // Then
        assertThat(matches).extracting(match -> match.specimen().specimenId()).containsExactly("a", "b");
        assertThat(matches).extracting(SpecimenMatch::weight).containsExactly(0.9, 0.85);
    }
}
