package org.vitrine.cli.training;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.vitrine.cli.terminal.Terminal;
import org.vitrine.cli.terminal.TextTable;
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

    void print(AttributeTraining.Outcome outcome, TrainingRequest trainingRequest, Duration took) {
        outcome.refused().stream().limit(5).forEach(sentence -> terminal.printMessage("left out: " + sentence));
        if (outcome.refused().size() > 5) {
            terminal.printMessage("left out in all: " + outcome.refused().size());
        }
        if (json) {
            terminal.json(document(outcome, took));
            return;
        }
        var table = new TextTable(
                "ATTRIBUTE", "MODEL", "CLASSES", "ACCURACY", "MACRO F1", "CALIBRATION ERROR", "TEST PHOTOGRAPHS");
        for (var trained : outcome.attributes()) {
            switch (trained) {
                case TrainingOutcome.NotEnough lacking -> terminal.printMessage(lacking.sentence());
                case TrainingOutcome.Trained done -> table.add(row(done).toArray(String[]::new));
            }
        }
        if (!table.isEmpty()) {
            table.lines().forEach(terminal::printResult);
        }
        terminal.printMessage("%d photographs; vectors took %d s (%d from the cache), %d s in all."
                .formatted(
                        outcome.photographs(),
                        outcome.vectorsTook().toSeconds(),
                        outcome.vectorsFound(),
                        took.toSeconds()));
        printActivation(outcome, trainingRequest);
    }

    private static List<String> row(TrainingOutcome.Trained done) {
        var figures = done.classifier().figures();
        return new ArrayList<>(List.of(
                done.attribute(),
                done.exported().version().name() + "@"
                        + done.exported().version().version(),
                Integer.toString(figures.classes().size()),
                percent(figures.accuracy()),
                String.format(Locale.ROOT, "%.3f", figures.macroF1()),
                percent(figures.calibrationError()),
                Integer.toString(figures.count())));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private void printActivation(AttributeTraining.Outcome outcome, TrainingRequest trainingRequest) {
        var commands = new ArrayList<String>();
        for (var trained : outcome.attributes()) {
            if (trained instanceof TrainingOutcome.Trained done) {
                terminal.printMessage("Report: " + report(done));
                if (!done.leftOut().isEmpty()) {
                    terminal.printMessage("Left out of %s, fewer than %d specimens: %s"
                            .formatted(
                                    done.attribute(),
                                    trainingRequest.minSpecimens(),
                                    String.join(", ", done.leftOut())));
                }
                commands.add("    ./vitrine models use %s --collection %s --attribute %s --reprocess"
                        .formatted(done.exported().version().name(), collection, done.attribute()));
            }
        }
        if (!commands.isEmpty()) {
            terminal.printMessage("To have the collection use it:");
            commands.forEach(terminal::printMessage);
        }
    }

    private static Path report(TrainingOutcome.Trained done) {
        return done.exported().version().folder().resolve(AttributeTraining.REPORT);
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
                case TrainingOutcome.Trained done -> {
                    var figures = done.classifier().figures();
                    one.put("model", done.exported().version().name())
                            .put("version", done.exported().version().version())
                            .put("classes", figures.classes().size())
                            .put("accuracy", figures.accuracy())
                            .put("macroF1", figures.macroF1())
                            .put("calibrationError", figures.calibrationError())
                            .put("n", figures.count())
                            .put("epochs", done.classifier().epochs())
                            .put("temperature", done.classifier().temperature())
                            .put("largestDifference", done.exported().largestDifference())
                            .put("seconds", done.took().toMillis() / 1000.0)
                            .put("report", report(done).toString());
                    done.leftOut().forEach(one.withArray("leftOut")::add);
                }
            }
        }
        return document;
    }
}
