package org.vitrine.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.vitrine.training.AttributeTraining;
import org.vitrine.training.TrainingOutcome;
import org.vitrine.training.TrainingRequest;

/**
 * Prints the result of a training as text or as one JSON document, with the commands that activate the classifiers.
 *
 * @param collection collection whose classifiers were trained
 * @param json whether JSON is printed
 */
record TrainingReportPrinter(String collection, Terminal terminal, boolean json) {

    void tell(AttributeTraining.Outcome outcome, TrainingRequest trainingRequest, Duration took) {
        outcome.refused().stream().limit(5).forEach(sentence -> terminal.tell("left out: " + sentence));
        if (outcome.refused().size() > 5) {
            terminal.tell("left out in all: " + outcome.refused().size());
        }
        if (json) {
            terminal.json(document(outcome, took));
            return;
        }
        var table = new TextTable(
                "ATTRIBUTE", "MODEL", "CLASSES", "ACCURACY", "MACRO F1", "CALIBRATION ERROR", "TEST PHOTOGRAPHS");
        for (var trained : outcome.attributes()) {
            switch (trained) {
                case TrainingOutcome.NotEnough lacking -> terminal.tell(lacking.sentence());
                case TrainingOutcome.Done done -> table.add(row(done).toArray(String[]::new));
            }
        }
        if (!table.isEmpty()) {
            table.lines().forEach(terminal::say);
        }
        terminal.tell("%d photographs; vectors took %d s (%d from the cache), %d s in all."
                .formatted(
                        outcome.photographs(),
                        outcome.vectorsTook().toSeconds(),
                        outcome.vectorsFound(),
                        took.toSeconds()));
        switchOn(outcome, trainingRequest);
    }

    private static List<String> row(TrainingOutcome.Done done) {
        var figures = done.learnt().figures();
        return new ArrayList<>(List.of(
                done.attribute(),
                done.placed().version().name() + "@" + done.placed().version().version(),
                Integer.toString(figures.classes().size()),
                percent(figures.accuracy()),
                String.format(Locale.ROOT, "%.3f", figures.macroF1()),
                percent(figures.calibrationError()),
                Integer.toString(figures.count())));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private void switchOn(AttributeTraining.Outcome outcome, TrainingRequest trainingRequest) {
        var commands = new ArrayList<String>();
        for (var trained : outcome.attributes()) {
            if (trained instanceof TrainingOutcome.Done done) {
                terminal.tell("Report: " + report(done));
                if (!done.leftOut().isEmpty()) {
                    terminal.tell("Left out of %s, fewer than %d specimens: %s"
                            .formatted(
                                    done.attribute(),
                                    trainingRequest.leastSpecimens(),
                                    String.join(", ", done.leftOut())));
                }
                commands.add("    ./vitrine models use %s --collection %s --attribute %s --reprocess"
                        .formatted(done.placed().version().name(), collection, done.attribute()));
            }
        }
        if (!commands.isEmpty()) {
            terminal.tell("To have the collection use it:");
            commands.forEach(terminal::tell);
        }
    }

    private static Path report(TrainingOutcome.Done done) {
        return done.placed().version().folder().resolve(AttributeTraining.REPORT);
    }

    private ObjectNode document(AttributeTraining.Outcome outcome, Duration took) {
        var document = new ObjectMapper()
                .createObjectNode()
                .put("collection", collection)
                .put("photographs", outcome.photographs())
                .put("refused", outcome.refused().size())
                .put("vectorsFound", outcome.vectorsFound())
                .put("vectorsSeconds", outcome.vectorsTook().toMillis() / 1000.0)
                .put("seconds", took.toMillis() / 1000.0);
        var all = document.putArray("attributes");
        for (var trained : outcome.attributes()) {
            var one = all.addObject().put("attribute", trained.attribute());
            switch (trained) {
                case TrainingOutcome.NotEnough lacking -> one.put("problem", lacking.sentence());
                case TrainingOutcome.Done done -> {
                    var figures = done.learnt().figures();
                    one.put("model", done.placed().version().name())
                            .put("version", done.placed().version().version())
                            .put("classes", figures.classes().size())
                            .put("accuracy", figures.accuracy())
                            .put("macroF1", figures.macroF1())
                            .put("calibrationError", figures.calibrationError())
                            .put("n", figures.count())
                            .put("epochs", done.learnt().epochs())
                            .put("temperature", done.learnt().temperature())
                            .put("largestDifference", done.placed().largestDifference())
                            .put("seconds", done.took().toMillis() / 1000.0)
                            .put("report", report(done).toString());
                    done.leftOut().forEach(one.withArray("leftOut")::add);
                }
            }
        }
        return document;
    }
}
