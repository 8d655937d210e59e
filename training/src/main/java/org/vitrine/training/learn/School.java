package org.vitrine.training.learn;

import java.util.ArrayList;
import java.util.List;
import org.vitrine.training.measure.ClassFigures;
import org.vitrine.training.measure.Verdict;

/**
 * Learns, and finds out how good that is.
 *
 * <pre>
 * folds by specimen ─▶ round: test on one, stop and calibrate on the next, learn from the rest ─▶ verdicts, epochs, temperature
 *                      └ one round where photographs are many, else as many as folds
 * all photographs, as many epochs as the rounds took, their temperature ─▶ the head
 * </pre>
 */
public final class School {

    private final Recipe recipe;

    public School(Recipe recipe) {
        this.recipe = recipe;
    }

    /** What a round found out. */
    private record Round(int epochs, List<Temperature.Seen> setAside, List<Tested> tested) {}

    private record Tested(int at, Scores scores) {}

    /** Every class must be there in at least three folds, which takes three specimens of it. */
    public Learnt learn(List<Lesson> lessons) {
        var labels = Course.labels(lessons);
        var folds = Folds.of(
                lessons.stream().map(Lesson::specimen).toList(),
                lessons.stream().map(Lesson::label).toList(),
                recipe.folds(),
                recipe.seed());
        int rounds = lessons.size() <= recipe.everyFoldUpTo() ? folds.count() : 1;
        var held = new ArrayList<Round>();
        for (int test = 0; test < rounds; test++) {
            held.add(round(lessons, labels, folds, test));
        }
        int epochs =
                (int) Math.round(held.stream().mapToInt(Round::epochs).average().orElse(1));
        double temperature = Temperature.of(
                held.stream().flatMap(round -> round.setAside().stream()).toList());
        var verdicts = held.stream()
                .flatMap(round -> round.tested().stream())
                .map(tested -> verdict(tested, lessons, labels, temperature))
                .toList();
        var course = new Course(lessons, labels, recipe);
        var head = course.next();
        for (int epoch = 1; epoch < epochs; epoch++) {
            head = course.next();
        }
        return new Learnt(
                head.at(temperature),
                ClassFigures.of(labels, verdicts),
                verdicts,
                course.directions(),
                epochs,
                temperature,
                folds);
    }

    private Round round(List<Lesson> lessons, List<String> labels, Folds folds, int test) {
        int aside = (test + 1) % folds.count();
        var setAside = Course.at(lessons, folds.of(aside));
        var learnFrom = Course.at(lessons, folds.without(test, aside));
        var course = new Course(learnFrom, Course.labels(learnFrom), recipe);
        var best = course.next();
        double least = surprise(best, setAside);
        int epochs = 1;
        for (int epoch = 2; epoch <= recipe.mostEpochs() && epoch - epochs <= recipe.patience(); epoch++) {
            var head = course.next();
            double surprise = surprise(head, setAside);
            if (surprise < least) {
                least = surprise;
                best = head;
                epochs = epoch;
            }
        }
        return new Round(epochs, seen(best, setAside, labels), tested(best, lessons, folds.of(test), labels));
    }

    private static List<Tested> tested(Head head, List<Lesson> lessons, List<Integer> places, List<String> labels) {
        return places.stream()
                .map(at -> new Tested(at, spread(head.scores(lessons.get(at).vector()), head, labels)))
                .toList();
    }

    private static List<Temperature.Seen> seen(Head head, List<Lesson> lessons, List<String> labels) {
        return lessons.stream()
                .filter(lesson -> head.labels().contains(lesson.label()))
                .map(lesson -> new Temperature.Seen(
                        spread(head.scores(lesson.vector()), head, labels), labels.indexOf(lesson.label())))
                .toList();
    }

    /** Scores in the order of all labels; a class that this round had nothing to learn of gets none. */
    private static Scores spread(Scores scores, Head head, List<String> labels) {
        return head.labels().size() == labels.size() ? scores : scores.spread(head.labels(), labels);
    }

    private static Verdict verdict(Tested tested, List<Lesson> lessons, List<String> labels, double temperature) {
        int best = tested.scores().best();
        var truth = lessons.get(tested.at()).label();
        return new Verdict(
                tested.at(),
                truth,
                labels.get(best),
                tested.scores().probability(best, temperature),
                tested.scores().probability(labels.indexOf(truth), temperature));
    }

    /** Mean over classes, so that stopping does not favour the common ones. */
    private static double surprise(Head head, List<Lesson> lessons) {
        return head.labels().stream()
                .mapToDouble(label -> lessons.stream()
                        .filter(lesson -> lesson.label().equals(label))
                        .mapToDouble(lesson -> -head.scores(lesson.vector())
                                .logProbability(head.labels().indexOf(label), 1))
                        .average()
                        .orElse(0))
                .sum();
    }
}
