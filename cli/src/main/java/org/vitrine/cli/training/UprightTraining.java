package org.vitrine.cli.training;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.vitrine.cli.terminal.ProgressBar;
import org.vitrine.cli.terminal.Terminal;
import org.vitrine.cli.terminal.TextTable;
import org.vitrine.onnx.ModelFolders;
import org.vitrine.onnx.ModelFolders.Version;
import org.vitrine.training.export.ClassifierExport;
import org.vitrine.training.labelled.LabelledPhotograph;
import org.vitrine.training.measure.AngleErrors;
import org.vitrine.training.turn.RotationModelExport;
import org.vitrine.training.turn.RotationTraining;
import org.vitrine.training.turn.RotationTraining.TrainedRotation;

/**
 * {@code ./vitrine train COLLECTION --attribute upright}: trains a rotation model from the upright pictures of a
 * collection, exports it and prints its figures.
 *
 * @param collection collection whose pictures they are
 * @param source where the photographs come from, for the card
 * @param training the training with its preparation and seed
 * @param modelFolders models folder
 */
record UprightTraining(
        String collection,
        String source,
        RotationTraining training,
        ModelFolders modelFolders,
        Terminal terminal,
        ProgressBar progressBar) {

    static final String ATTRIBUTE = "upright";

    void run(List<LabelledPhotograph> photographs, LocalDate day, boolean json)
            throws IOException, InterruptedException {
        long began = System.nanoTime();
        var trained = training.train(photographs);
        var version = RotationModelExport.export(
                trained,
                ClassifierExport.name(collection, ATTRIBUTE),
                "Trained by ./vitrine train on %d upright pictures of collection '%s' (%s). It contains their edge maps."
                        .formatted(trained.count(), collection, source),
                cardText(trained, day),
                modelFolders);
        var took = Duration.ofNanos(System.nanoTime() - began);
        progressBar.end();
        if (json) {
            terminal.json(document(trained, version, took));
        } else {
            printFigures(trained, version, took);
        }
    }

    private ObjectNode cardText(TrainedRotation trained, LocalDate day) {
        var cardText = new ObjectMapper().createObjectNode();
        cardText.put("subject", "the rotation of the objects of collection '%s'".formatted(collection));
        cardText.putObject("data").put("source", source).put("photographs", trained.count());
        cardText.putObject("recipe").put("sharpness", trained.sharpness()).put("seed", training.seed());
        cardText.put("date", day.toString());
        var quality = cardText.putArray("quality");
        figures(quality.addObject().put("protocol", "reference pictures, relit and blurred"), trained.relitErrors());
        figures(
                quality.addObject().put("protocol", "leave one out: each reference picture by the others"),
                trained.leaveOneOutErrors());
        cardText.put(
                "limits",
                "It compares a picture with reference pictures of this collection. For other objects it is accurate only as far as they resemble these. Train it again when the collection has grown much.");
        return cardText;
    }

    private static void figures(ObjectNode target, AngleErrors angleErrors) {
        target.put("medianDegrees", rounded(angleErrors.medianDegrees()))
                .put("p90Degrees", rounded(angleErrors.p90Degrees()))
                .put("n", angleErrors.count());
    }

    private static double rounded(double degrees) {
        return Math.round(10 * degrees) / 10.0;
    }

    private void printFigures(TrainedRotation trained, Version version, Duration took) {
        trained.refused().stream().limit(5).forEach(sentence -> terminal.printMessage("left out: " + sentence));
        var table = new TextTable("MEASURED ON", "MEDIAN", "P90", "PHOTOGRAPHS");
        row(table, "reference pictures, relit", trained.relitErrors());
        row(table, "reference pictures, leave one out", trained.leaveOneOutErrors());
        table.lines().forEach(terminal::printResult);
        terminal.printMessage("%s@%s of %d upright pictures, in %d s."
                .formatted(version.name(), version.version(), trained.count(), took.toSeconds()));
        terminal.printMessage("To have the collection use it:");
        terminal.printMessage(
                "    ./vitrine collections set %s steps=locate,scale,cut-out,upright,square stepEndpoints.upright=%s && ./vitrine reprocess %s --from preprocess"
                        .formatted(collection, version.name(), collection));
    }

    private static void row(TextTable table, String name, AngleErrors angleErrors) {
        table.add(
                name,
                String.format(Locale.ROOT, "%.1f°", angleErrors.medianDegrees()),
                String.format(Locale.ROOT, "%.1f°", angleErrors.p90Degrees()),
                Integer.toString(angleErrors.count()));
    }

    private ObjectNode document(TrainedRotation trained, Version version, Duration took) {
        var document = new ObjectMapper()
                .createObjectNode()
                .put("collection", collection)
                .put("attribute", ATTRIBUTE)
                .put("model", version.name())
                .put("version", version.version())
                .put("photographs", trained.count())
                .put("refused", trained.refused().size())
                .put("seconds", took.toMillis() / 1000.0);
        figures(document.putObject("known"), trained.relitErrors());
        figures(document.putObject("unknown"), trained.leaveOneOutErrors());
        return document;
    }
}
