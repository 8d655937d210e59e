package org.vitrine.search.accuracy;

import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * JSON answer of {@code GET …/accuracy}: how often searches were right, measured by the decisions of people.
 *
 * @param decisions number of decisions that count, one per specimen
 * @param attached number of those that attach the specimen to an item; top1 and hitAt8 are shares of these
 * @param top1 share whose first candidate was right; absent if nothing was attached
 * @param hitAt8 share with the right item among the first 8 candidates; absent if nothing was attached
 * @param calibration best score against right answers, over all decisions whose candidates had scores
 * @param ece expected calibration error over those bins; absent if there are none
 * @param byClass by item, at most 200, those with most decisions first
 * @param bySide by the sides of the query photographs
 * @param byModel by the models whose statements were shown; a decision counts for each of them
 * @param byMonth by month of the decision in UTC, such as 2026-03
 * @param complete whether all decisions were read; if not, request fewer with {@code since}
 */
@Schema(description = "How often answers of searches were right, measured by what people decided.")
record LiveAccuracy(
        int decisions,
        int attached,
        Optional<Double> top1,
        Optional<Double> hitAt8,
        List<ReliabilityBin> calibration,
        Optional<Double> ece,
        List<Part> byClass,
        List<Part> bySide,
        List<Part> byModel,
        List<Part> byMonth,
        boolean complete) {

    private static final int HIT_RANK = 8;

    /** Maximum number of items in byClass: those with most decisions. */
    private static final int MAX_CLASSES = 200;

    /** Figures of the answers of one item, side, model or month. */
    @Schema(description = "Answers of one item, side, model or month of UTC.")
    record Part(String name, int decisions, int attached, Optional<Double> top1, Optional<Double> hitAt8) {

        private static Part of(String name, List<JudgedAnswer> answers) {
            var attached = attachedOf(answers);
            return new Part(name, answers.size(), attached.size(), share(attached, 1), share(attached, HIT_RANK));
        }
    }

    static LiveAccuracy of(List<JudgedAnswer> answers, boolean complete) {
        var attached = attachedOf(answers);
        var bins = ReliabilityBin.of(answers.stream()
                .flatMap(answer -> answer.shown().stream()
                        .limit(1)
                        .flatMap(best -> best.score().stream())
                        .map(score -> new ReliabilityBin.Scored(score, answer.isRightWithin(1))))
                .toList());
        return new LiveAccuracy(
                answers.size(),
                attached.size(),
                share(attached, 1),
                share(attached, HIT_RANK),
                bins,
                ReliabilityBin.expectedCalibrationError(bins),
                parts(answers, answer -> answer.item().stream()).stream()
                        .sorted(Comparator.comparingInt(Part::decisions)
                                .reversed()
                                .thenComparing(Part::name))
                        .limit(MAX_CLASSES)
                        .toList(),
                parts(answers, answer -> Stream.of(answer.side())),
                parts(answers, answer -> answer.models().stream()),
                parts(
                        answers,
                        answer -> Stream.of(YearMonth.from(answer.decidedAt().atZone(ZoneOffset.UTC))
                                .toString())),
                complete);
    }

    /** Groups the answers by name; an answer belongs to each of its names. The parts are in the order of the names. */
    private static List<Part> parts(List<JudgedAnswer> answers, Function<JudgedAnswer, Stream<String>> names) {
        record Named(String name, JudgedAnswer answer) {}
        return answers.stream()
                .flatMap(answer -> names.apply(answer).map(name -> new Named(name, answer)))
                .collect(Collectors.groupingBy(
                        Named::name, TreeMap::new, Collectors.mapping(Named::answer, Collectors.toList())))
                .entrySet()
                .stream()
                .map(part -> Part.of(part.getKey(), part.getValue()))
                .toList();
    }

    private static List<JudgedAnswer> attachedOf(List<JudgedAnswer> answers) {
        return answers.stream().filter(answer -> answer.item().isPresent()).toList();
    }

    private static Optional<Double> share(List<JudgedAnswer> attached, int first) {
        if (attached.isEmpty()) {
            return Optional.empty();
        }
        long right =
                attached.stream().filter(answer -> answer.isRightWithin(first)).count();
        return Optional.of(rounded((double) right / attached.size()));
    }

    /** Rounds to four decimals. */
    static double rounded(double figure) {
        return Math.rint(figure * 1e4) / 1e4;
    }
}
