package org.vitrine.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.vitrine.onnx.ModelFolders;
import org.vitrine.onnx.ModelFolders.Version;
import org.vitrine.training.export.ClassifierExport;
import org.vitrine.training.labelled.LabelledPhotograph;
import org.vitrine.training.measure.AngleErrors;
import org.vitrine.training.turn.RotationModelExport;
import org.vitrine.training.turn.RotationTraining;
import org.vitrine.training.turn.RotationTraining.Learnt;

/**
 * {@code ./vitrine train COLLECTION --attribute upright}: trains a rotation model from the upright pictures of a
 * collection, exports it and prints its figures.
 *
 * @param collection collection whose pictures they are
 * @param source where the photographs come from, for the card
 * @param training the training with its preparation and seed
 * @param into models folder
 */
record UprightTraining(
        String collection,
        String source,
        RotationTraining training,
        ModelFolders into,
        Terminal terminal,
        ProgressBar bar) {

    static final String ATTRIBUTE = "upright";

    void run(List<LabelledPhotograph> photographs, LocalDate day, boolean json)
            throws IOException, InterruptedException {
        long began = System.nanoTime();
        var learnt = training.learn(photographs);
        var version = RotationModelExport.put(
                learnt,
                ClassifierExport.name(collection, ATTRIBUTE),
                "Trained by ./vitrine train on %d upright pictures of collection '%s' (%s). It contains their edge maps."
                        .formatted(learnt.count(), collection, source),
                story(learnt, day),
                into);
        var took = Duration.ofNanos(System.nanoTime() - began);
        bar.end();
        if (json) {
            terminal.json(document(learnt, version, took));
        } else {
            tell(learnt, version, took);
        }
    }

    private ObjectNode story(Learnt learnt, LocalDate day) {
        var story = new ObjectMapper().createObjectNode();
        story.put("subject", "the rotation of the objects of collection '%s'".formatted(collection));
        story.putObject("data").put("source", source).put("photographs", learnt.count());
        story.putObject("recipe").put("sharpness", learnt.sharpness()).put("seed", training.seed());
        story.put("date", day.toString());
        var quality = story.putArray("quality");
        figures(quality.addObject().put("protocol", "reference pictures, relit and blurred"), learnt.known());
        figures(quality.addObject().put("protocol", "leave one out: each reference picture by the others"), learnt.unknown());
        story.put(
                "limits",
                "It compares a picture with reference pictures of this collection. For other objects it is accurate only as far as they resemble these. Train it again when the collection has grown much.");
        return story;
    }

    private static void figures(ObjectNode at, AngleErrors angleErrors) {
        at.put("medianDegrees", rounded(angleErrors.medianDegrees()))
                .put("p90Degrees", rounded(angleErrors.p90Degrees()))
                .put("n", angleErrors.count());
    }

    private static double rounded(double degrees) {
        return Math.round(10 * degrees) / 10.0;
    }

    private void tell(Learnt learnt, Version version, Duration took) {
        learnt.refused().stream().limit(5).forEach(sentence -> terminal.tell("left out: " + sentence));
        var table = new TextTable("MEASURED ON", "MEDIAN", "P90", "PHOTOGRAPHS");
        row(table, "reference pictures, relit", learnt.known());
        row(table, "reference pictures, leave one out", learnt.unknown());
        table.lines().forEach(terminal::say);
        terminal.tell("%s@%s of %d upright pictures, in %d s."
                .formatted(version.name(), version.version(), learnt.count(), took.toSeconds()));
        terminal.tell("To have the collection use it:");
        terminal.tell(
                "    ./vitrine collections set %s steps=locate,scale,cut-out,upright,square stepEndpoints.upright=%s && ./vitrine reprocess %s --from preprocess"
                        .formatted(collection, version.name(), collection));
    }

    private static void row(TextTable table, String what, AngleErrors angleErrors) {
        table.add(
                what,
                String.format(Locale.ROOT, "%.1f°", angleErrors.medianDegrees()),
                String.format(Locale.ROOT, "%.1f°", angleErrors.p90Degrees()),
                Integer.toString(angleErrors.count()));
    }

    private ObjectNode document(Learnt learnt, Version version, Duration took) {
        var document = new ObjectMapper()
                .createObjectNode()
                .put("collection", collection)
                .put("attribute", ATTRIBUTE)
                .put("model", version.name())
                .put("version", version.version())
                .put("photographs", learnt.count())
                .put("refused", learnt.refused().size())
                .put("seconds", took.toMillis() / 1000.0);
        figures(document.putObject("known"), learnt.known());
        figures(document.putObject("unknown"), learnt.unknown());
        return document;
    }
}
