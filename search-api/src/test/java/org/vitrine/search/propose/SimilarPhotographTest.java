package org.vitrine.search.propose;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.imageindex.IndexedSubject;
import org.vitrine.imageindex.ReviewState;
import org.vitrine.vision.verify.CorrelationPeak;

class SimilarPhotographTest {

    private static final IndexedImage QUERY = ProposalSamples.image("asked", "s1");
    private static final Optional<SuspicionRule> RULE = Optional.of(new SuspicionRule(0.9, 0.8, 0.7, 0.6));

    private static IndexedImage earlier(String imageId, String specimen, String institution, String located) {
        return ProposalSamples.image(
                imageId, specimen, institution, Optional.of("A"), ProposalSamples.ARRIVED.minusSeconds(60), located);
    }

    private static IndexedImage earlier(String specimen) {
        return earlier("other", specimen, "berlin", "applied");
    }

    private static SimilarPhotograph near(IndexedImage image, double similarity, double peak, double turn) {
        return new SimilarPhotograph(image, false, similarity, Optional.of(new CorrelationPeak(peak, 5, turn)));
    }

    private static List<String> reasons(SimilarPhotograph near) {
        return SimilarPhotograph.suspicion(QUERY, List.of(near), RULE).reasons();
    }

    @Test
    void oneFrameIsNearAgreesAndIsNotTurned() {
        assertThat(reasons(near(earlier("s1"), 0.95, 0.9, 358))).containsExactly(ReviewState.SUSPECTED_DUPLICATE);
        assertThat(reasons(near(earlier("s1"), 0.95, 0.9, 90))).isEmpty();
        assertThat(reasons(near(earlier("s1"), 0.95, 0.7, 0))).isEmpty();
        assertThat(reasons(near(earlier("s1"), 0.85, 0.9, 0))).isEmpty();
    }

    @Test
    void oneObjectMayBeTurnedAndIsAnotherSpecimenOfTheSameInstitution() {
        assertThat(reasons(near(earlier("s2"), 0.75, 0.7, 90))).containsExactly(ReviewState.SUSPECTED_SAME_SPECIMEN);
        assertThat(reasons(near(earlier("s1"), 0.75, 0.7, 90))).isEmpty();
        assertThat(reasons(near(earlier("other", "s2", "vienna", "applied"), 0.75, 0.7, 90)))
                .isEmpty();
    }

    @Test
    void equalBytesAreSuspectedByAnyEmbedder() {
        var equal = new SimilarPhotograph(earlier("s2"), true, 1, Optional.empty());

        var suspicion = SimilarPhotograph.suspicion(QUERY, List.of(equal), Optional.empty());

        assertThat(suspicion.reasons())
                .containsExactly(ReviewState.SUSPECTED_DUPLICATE, ReviewState.SUSPECTED_SAME_SPECIMEN);
        assertThat(suspicion.suspect()).flatMap(IndexedSubject::imageId).contains("other");
    }

    @Test
    void twoEmptyFramesShowNoObject() {
        var equal = new SimilarPhotograph(earlier("other", "s2", "berlin", "unsure"), true, 1, Optional.empty());

        assertThat(SimilarPhotograph.suspicion(QUERY, List.of(equal), RULE).reasons())
                .containsExactly(ReviewState.SUSPECTED_DUPLICATE);
    }

    @Test
    void ofAPairTheLaterIsSuspected() {
        var other = ProposalSamples.image(
                "other", "s2", "berlin", Optional.empty(), ProposalSamples.ARRIVED.plusSeconds(1), "applied");

        assertThat(reasons(near(other, 0.99, 0.99, 0))).isEmpty();
        assertThat(reasons(near(QUERY, 1, 1, 0))).isEmpty();
    }

    @Test
    void theNearestSuspectIsNamed() {
        var near = List.of(
                near(earlier("b", "s2", "berlin", "applied"), 0.8, 0.9, 90),
                near(earlier("a", "s3", "berlin", "applied"), 0.95, 0.9, 90),
                near(earlier("c", "s4", "vienna", "applied"), 0.99, 0.9, 90));

        assertThat(SimilarPhotograph.suspicion(QUERY, near, RULE).suspect())
                .flatMap(IndexedSubject::imageId)
                .contains("a");
    }

    @Test
    void shippedRulesAreForTheEmbeddersThatShip() {
        var config = new NoRules();

        assertThat(SuspicionRule.of("relief-deep", config)).isPresent();
        assertThat(SuspicionRule.of("form-bank", config)).isPresent();
        assertThat(SuspicionRule.of("somebody's", config)).isEmpty();
    }

    /** Settings with the default values. */
    private record NoRules() implements ProposeConfig {

        @Override
        public boolean enabled() {
            return true;
        }

        @Override
        public boolean catalogued() {
            return false;
        }

        @Override
        public double perSecond() {
            return 5;
        }

        @Override
        public Duration settles() {
            return Duration.ofSeconds(3);
        }

        @Override
        public Duration yieldsFor() {
            return Duration.ofSeconds(10);
        }

        @Override
        public Duration yieldsToIngest() {
            return Duration.ofSeconds(20);
        }

        @Override
        public double uncertainBelow() {
            return 0.8;
        }

        @Override
        public Map<String, Suspected> suspected() {
            return Map.of();
        }
    }
}
