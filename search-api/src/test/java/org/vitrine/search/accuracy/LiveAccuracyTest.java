package org.vitrine.search.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.vitrine.search.accuracy.JudgedAnswer.Shown;

class LiveAccuracyTest {

    private static final Instant FEBRUARY = Instant.parse("2026-02-28T23:59:00Z");
    private static final Instant MARCH = Instant.parse("2026-03-01T00:01:00Z");

    private static JudgedAnswer answer(Instant at, Optional<String> item, String side, Shown... shown) {
        return new JudgedAnswer(at, item, List.of(shown), side, List.of("vitrine/relief-deep@2"));
    }

    private static Shown shown(String item, double score) {
        return new Shown(Optional.of(item), Optional.of(score));
    }

    @Test
    void sharesAreOfWhatWasAttached() {
        var accuracy = LiveAccuracy.of(
                List.of(
                        answer(FEBRUARY, Optional.of("A"), "obverse", shown("A", 0.9), shown("B", 0.05)),
                        answer(FEBRUARY, Optional.of("A"), "reverse", shown("B", 0.6), shown("A", 0.3)),
                        answer(MARCH, Optional.of("C"), "obverse", shown("B", 0.5)),
                        answer(MARCH, Optional.empty(), "obverse", shown("B", 0.8))),
                true);

        assertThat(accuracy.decisions()).isEqualTo(4);
        assertThat(accuracy.attached()).isEqualTo(3);
        assertThat(accuracy.top1()).contains(0.3333);
        assertThat(accuracy.hitAt8()).contains(0.6667);
        assertThat(accuracy.byClass()).extracting(LiveAccuracy.Part::name).containsExactly("A", "C");
        assertThat(accuracy.byClass().getFirst().top1()).contains(0.5);
        assertThat(accuracy.bySide()).extracting(LiveAccuracy.Part::name).containsExactly("obverse", "reverse");
        assertThat(accuracy.bySide().getFirst().decisions()).isEqualTo(3);
        assertThat(accuracy.byMonth()).extracting(LiveAccuracy.Part::name).containsExactly("2026-02", "2026-03");
        assertThat(accuracy.byModel().getFirst().attached()).isEqualTo(3);
        assertThat(accuracy.complete()).isTrue();
    }

    @Test
    void calibrationCountsEveryBestScoreThatWasShown() {
        var accuracy = LiveAccuracy.of(
                List.of(
                        answer(MARCH, Optional.of("A"), "obverse", shown("A", 0.9)),
                        answer(MARCH, Optional.empty(), "obverse", shown("B", 0.7))),
                true);

        assertThat(accuracy.calibration()).containsExactly(new ReliabilityBin(0.7, 0.9, 0.8, 0.5, 2));
        assertThat(accuracy.ece()).contains(0.3);
    }

    @Test
    void nothingDecidedIsNoFigure() {
        var accuracy = LiveAccuracy.of(List.of(), true);

        assertThat(accuracy.top1()).isEmpty();
        assertThat(accuracy.hitAt8()).isEmpty();
        assertThat(accuracy.ece()).isEmpty();
        assertThat(accuracy.calibration()).isEmpty();
    }

    /** If answers are right as often as their scores state, there is no calibration error except by chance. */
    @Test
    void answersThatAreAsRightAsTheySayAreCalibrated() {
        var random = new Random(5);
        var scored = new ArrayList<ReliabilityBin.Scored>();
        for (int i = 0; i < 20_000; i++) {
            double score = random.nextDouble();
            scored.add(new ReliabilityBin.Scored(score, random.nextDouble() < score));
        }

        var bins = ReliabilityBin.of(scored);

        assertThat(bins).hasSize(10).allSatisfy(bin -> assertThat(bin.right()).isCloseTo(bin.mean(), within(0.04)));
        assertThat(ReliabilityBin.expectedCalibrationError(bins).orElseThrow()).isLessThan(0.02);
    }

    @Property
    void binsHoldAllAnswersEquallyManyEachAndInOrder(@ForAll @IntRange(max = 700) int answers, @ForAll long seed) {
        var random = new Random(seed);
        var scored = IntStream.range(0, answers)
                .mapToObj(_ -> new ReliabilityBin.Scored(random.nextDouble(), random.nextBoolean()))
                .toList();

        var bins = ReliabilityBin.of(scored);

        assertThat(bins.stream().mapToInt(ReliabilityBin::n).sum()).isEqualTo(answers);
        assertThat(bins.stream().map(ReliabilityBin::mean)).isSorted();
        if (answers > 0) {
            int least = bins.stream().mapToInt(ReliabilityBin::n).min().orElseThrow();
            int most = bins.stream().mapToInt(ReliabilityBin::n).max().orElseThrow();
            assertThat(most - least).isLessThanOrEqualTo(1);
            assertThat(bins.size() == 1 || least >= 20).isTrue();
        }
    }
}
