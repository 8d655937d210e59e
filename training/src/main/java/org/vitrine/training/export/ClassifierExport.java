package org.vitrine.training.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.vitrine.onnx.CardJson;
import org.vitrine.onnx.FileDigest;
import org.vitrine.onnx.ModelCard;
import org.vitrine.onnx.ModelCard.Activation;
import org.vitrine.onnx.ModelCard.Output;
import org.vitrine.onnx.ModelCard.Task;
import org.vitrine.onnx.ModelFolders;
import org.vitrine.onnx.ModelFolders.Version;
import org.vitrine.training.learn.LinearHead;
import org.vitrine.training.vectors.EmbeddedPhotograph;
import org.vitrine.training.vectors.PictureModel;

/**
 * Writes a trained head, joined with its embedder, as a model into a models folder. After writing it compares the
 * answers of the graph with those of the head, and removes the model if they differ too much.
 */
public final class ClassifierExport {

    /**
     * Largest allowed difference of a probability between the graph and the trainer's own arithmetic. 4.8e-4 was
     * observed once, with relief-bank and 24 classes, and 1.6e-4 at most since; the cause is unknown. A possible one:
     * the runtime may fuse the operators of an embedder differently when a head follows, and 32-bit roots near 0 are
     * sensitive to that.
     */
    private static final double MAX_DIFFERENCE = 2e-3;

    /** Maximum number of characters of a model name. */
    private static final int MAX_NAME_LENGTH = 63;

    private final ModelFolders models;
    private final PictureModel embedder;

    public ClassifierExport(ModelFolders models, PictureModel embedder) {
        this.models = models;
        this.embedder = embedder;
    }

    /**
     * Name and description of a classifier, for its card.
     *
     * @param name name of the model
     * @param provenance one sentence that states how it was made
     * @param cardText members of the card that are meant for people: data, recipe, figures, limits
     */
    public record ModelDescription(String name, String provenance, ObjectNode cardText) {}

    /**
     * A model that was written and checked.
     *
     * @param version name, version and folder of the model
     * @param largestDifference largest difference of a probability between graph and trainer
     * @param checkedOn number of pictures on which it was checked
     */
    public record ExportedModel(Version version, double largestDifference, int checkedOn) {}

    /**
     * A model name made of collection and attribute: lower-case letters, digits and single hyphens, at most
     * {@value #MAX_NAME_LENGTH} characters, never empty.
     */
    public static String name(String collection, String attribute) {
        var plain = (collection + "-" + attribute)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        var name = plain.substring(0, Math.min(MAX_NAME_LENGTH, plain.length())).replaceAll("-+$", "");
        return name.isEmpty() ? "classifier" : name;
    }

    /**
     * Writes the model, its card and one more file as the next version of the name. The card is written last and
     * atomically, so that a server sees the whole model or none.
     *
     * @param linearHead head that was trained on the vectors of the embedder
     * @param description name and description
     * @param extraFileName name of the additional file
     * @param extraFile content of the additional file
     * @param check pictures on which graph and head must agree
     * @throws IllegalStateException if they do not agree; the model is removed again
     * @throws IOException if the embedder cannot be read, or the model cannot be written or run
     */
    public ExportedModel export(
            LinearHead linearHead,
            ModelDescription description,
            String extraFileName,
            String extraFile,
            List<EmbeddedPhotograph> check)
            throws IOException {
        var number = models.nextVersion(description.name());
        var folder = models.root().resolve(description.name()).resolve(number);
        Files.createDirectories(folder);
        var file = folder.resolve(ModelFolders.MODEL);
        Files.write(
                file,
                JoinedGraph.of(
                        embedder.version().folder().resolve(ModelFolders.MODEL),
                        embedder.card().output().name(),
                        linearHead));
        Files.writeString(folder.resolve(extraFileName), extraFile);
        var card = card(linearHead, description, number, FileDigest.sha256(file));
        var draft = folder.resolve(ModelFolders.CARD + ".part");
        Files.writeString(draft, text(card, description.cardText()));
        Files.move(draft, folder.resolve(ModelFolders.CARD), StandardCopyOption.ATOMIC_MOVE);
        var version = new Version(description.name(), number, folder);
        return verify(version, linearHead, check);
    }

    private ExportedModel verify(Version version, LinearHead linearHead, List<EmbeddedPhotograph> check)
            throws IOException {
        double largest = 0;
        try (var written = PictureModel.open(models, version.name() + "@" + version.version())) {
            for (var candidate : check) {
                var answer = written.infer(candidate.picture());
                var scores = linearHead.scores(candidate.vector());
                for (int label = 0; label < answer.length; label++) {
                    largest = Math.max(largest, Math.abs(answer[label] - scores.probability(label, 1)));
                }
            }
        } catch (IOException | RuntimeException unfit) {
            models.remove(version);
            throw unfit;
        }
        if (largest > MAX_DIFFERENCE) {
            models.remove(version);
            throw new IllegalStateException(
                    "the graph of '%s' gives probabilities that differ by %.6f from the trainer's; the version was deleted"
                            .formatted(version.name(), largest));
        }
        return new ExportedModel(version, largest, check.size());
    }

    private ModelCard card(LinearHead linearHead, ModelDescription description, String version, String sha256) {
        return new ModelCard(
                description.name(),
                version,
                Task.CLASSIFICATION,
                embedder.card().input(),
                new Output(JoinedGraph.SCORES, linearHead.labels().size(), Activation.SOFTMAX, false, Optional.empty()),
                linearHead.labels(),
                embedder.card().licence(),
                description.provenance(),
                sha256);
    }

    private static String text(ModelCard card, ObjectNode cardText) throws IOException {
        var text = (ObjectNode) new ObjectMapper().readTree(CardJson.write(card));
        text.setAll(cardText);
        return text.toPrettyString() + "\n";
    }
}
