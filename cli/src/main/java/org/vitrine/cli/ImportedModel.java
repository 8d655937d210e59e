package org.vitrine.cli;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.vitrine.onnx.FileDigest;
import org.vitrine.onnx.GraphSummary;
import org.vitrine.onnx.ModelCard;
import org.vitrine.onnx.ModelCard.Output;
import org.vitrine.onnx.ModelCard.Task;
import org.vitrine.onnx.ModelCardDrafter;
import org.vitrine.onnx.ModelCardDrafter.Draft;
import org.vitrine.onnx.ModelCardDrafter.Wish;
import org.vitrine.onnx.ModelProbe;
import org.vitrine.onnx.UnservableModel;

/**
 * Builds the card of a user's ONNX model for {@code ./vitrine models add}, from the graph, the options of the command,
 * and defaults for the rest. What was assumed is reported in {@link #sentences}.
 */
final class ImportedModel {

    /** Most characters of a name that is derived from a file name. */
    private static final int MOST_NAME = 54;

    private static final String FEATURES = "-features";

    private final Path file;
    private final GraphSummary facts;
    private final List<String> said = new ArrayList<>();

    ImportedModel(Path file, GraphSummary facts) {
        this.file = file;
        this.facts = facts;
    }

    /**
     * Options of the command; an empty one is derived from the graph or the file.
     *
     * @param labels file with one class a line
     */
    record Told(
            Optional<String> name,
            Optional<String> version,
            Optional<Path> labels,
            String licence,
            String provenance) {}

    /**
     * Builds the card, and adds what was assumed to {@link #sentences}.
     *
     * @param wish task, and how pictures are converted
     * @throws UnservableModel if model-server could not serve the model
     */
    ModelCard card(Wish wish, Told told, String version) throws IOException, UnservableModel {
        var draft = ModelCardDrafter.draft(facts, wish);
        said.addAll(draft.sentences());
        int size = size(draft);
        var labels = wish.task() == Task.CLASSIFICATION ? labels(told, size) : List.<String>of();
        if (wish.task() == Task.EMBEDDING) {
            said.add("a vector of %d numbers".formatted(size));
        }
        return new ModelCard(
                name(told, wish.task()),
                version,
                wish.task(),
                draft.input(),
                new Output(draft.output(), size, draft.activation(), false, Optional.empty()),
                labels,
                told.licence(),
                told.provenance(),
                FileDigest.sha256(file));
    }

    /** What the cards contain that neither graph nor options state, one sentence each. */
    List<String> sentences() {
        return List.copyOf(said);
    }

    /**
     * Name of the model: the given one, or one derived from the file name. If a classifier is also added as an
     * embedder, from an inner tensor, the derived name ends in {@value #FEATURES}.
     */
    String name(Told told, Task task) {
        var base = told.name().orElseGet(() -> slug(file.getFileName().toString()));
        boolean inner = task == Task.EMBEDDING && ModelCardDrafter.tasks(facts).contains(Task.CLASSIFICATION);
        return inner && told.name().isEmpty() ? base + FEATURES : base;
    }

    /** Lower-case letters, digits and hyphens of a file name without {@code .onnx}. */
    static String slug(String fileName) {
        var slug = fileName.toLowerCase(Locale.ROOT)
                .replaceFirst("\\.onnx$", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        var name = slug.length() > MOST_NAME ? slug.substring(0, MOST_NAME).replaceAll("-$", "") : slug;
        return name.isEmpty() ? "model" : name;
    }

    private int size(Draft draft) throws UnservableModel {
        return Math.toIntExact(
                ModelProbe.shape(file, draft.input(), draft.output()).stream().reduce(1L, Math::multiplyExact));
    }

    private List<String> labels(Told told, int size) throws IOException, UnservableModel {
        var from = told.labels().isPresent() ? told.labels() : labelsBeside(size);
        if (from.isEmpty()) {
            said.add("no labels are given (--labels FILE, one a line): classes are called class-0 to class-"
                    + (size - 1));
            return IntStream.range(0, size).mapToObj(i -> "class-" + i).toList();
        }
        var labels = lines(from.get());
        if (labels.size() != size) {
            throw new UnservableModel("%s has %d lines, the model has %d classes%s"
                    .formatted(
                            from.get(),
                            labels.size(),
                            size,
                            labels.size() == size - 1 ? "; does the list lack a first line for 'background'?" : ""));
        }
        if (told.labels().isEmpty()) {
            said.add("labels are taken from %s, which has as many lines as the model has classes (--labels if not)"
                    .formatted(from.get().getFileName()));
        }
        return labels;
    }

    private Optional<Path> labelsBeside(int size) throws IOException {
        var parent = file.toAbsolutePath().getParent();
        if (parent == null) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> found = Files.newDirectoryStream(parent, "*label*.txt")) {
            for (Path candidate : found) {
                if (lines(candidate).size() == size) {
                    return Optional.of(candidate);
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
