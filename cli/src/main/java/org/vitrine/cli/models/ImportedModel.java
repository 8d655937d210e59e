package org.vitrine.cli.models;

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
import org.vitrine.onnx.ModelCardDrafter.DraftOptions;
import org.vitrine.onnx.ModelProbe;
import org.vitrine.onnx.UnservableModel;

/**
 * Builds the card of a user's ONNX model for {@code ./vitrine models add}, from the graph, the options of the command,
 * and defaults for the rest. What was assumed is reported in {@link #assumptions}.
 */
final class ImportedModel {

    /** Maximum number of characters of a name that is derived from a file name. */
    private static final int MAX_NAME_LENGTH = 54;

    private static final String FEATURES = "-features";

    private final Path file;
    private final GraphSummary graph;
    private final List<String> assumptions = new ArrayList<>();

    ImportedModel(Path file, GraphSummary graph) {
        this.file = file;
        this.graph = graph;
    }

    /**
     * Options of the command; an empty one is derived from the graph or the file.
     *
     * @param labels file with one class a line
     */
    record Options(
            Optional<String> name,
            Optional<String> version,
            Optional<Path> labels,
            String licence,
            String provenance) {}

    /**
     * Builds the card, and adds what was assumed to {@link #assumptions}.
     *
     * @param request task, and how pictures are converted
     * @throws UnservableModel if model-server could not serve the model
     */
    ModelCard card(DraftOptions request, Options options, String version) throws IOException, UnservableModel {
        var draft = ModelCardDrafter.draft(graph, request);
        assumptions.addAll(draft.sentences());
        int size = size(draft);
        var labels = request.task() == Task.CLASSIFICATION ? labels(options, size) : List.<String>of();
        if (request.task() == Task.EMBEDDING) {
            assumptions.add("a vector of %d numbers".formatted(size));
        }
        return new ModelCard(
                name(options, request.task()),
                version,
                request.task(),
                draft.input(),
                new Output(draft.output(), size, draft.activation(), false, Optional.empty()),
                labels,
                options.licence(),
                options.provenance(),
                FileDigest.sha256(file));
    }

    /** What the cards contain that neither graph nor options state, one sentence each. */
    List<String> assumptions() {
        return List.copyOf(assumptions);
    }

    /**
     * Name of the model: the given one, or one derived from the file name. If a classifier is also added as an
     * embedder, from an inner tensor, the derived name ends in {@value #FEATURES}.
     */
    String name(Options options, Task task) {
        var base = options.name().orElseGet(() -> slug(file.getFileName().toString()));
        boolean inner = task == Task.EMBEDDING && ModelCardDrafter.tasks(graph).contains(Task.CLASSIFICATION);
        return inner && options.name().isEmpty() ? base + FEATURES : base;
    }

    /** Lower-case letters, digits and hyphens of a file name without {@code .onnx}. */
    static String slug(String fileName) {
        var slug = fileName.toLowerCase(Locale.ROOT)
                .replaceFirst("\\.onnx$", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        var name = slug.length() > MAX_NAME_LENGTH
                ? slug.substring(0, MAX_NAME_LENGTH).replaceAll("-$", "")
                : slug;
        return name.isEmpty() ? "model" : name;
    }

    private int size(Draft draft) throws UnservableModel {
        return Math.toIntExact(
                ModelProbe.shape(file, draft.input(), draft.output()).stream().reduce(1L, Math::multiplyExact));
    }

    private List<String> labels(Options options, int size) throws IOException, UnservableModel {
        var from = options.labels().isPresent() ? options.labels() : labelsBeside(size);
        if (from.isEmpty()) {
            assumptions.add("no labels are given (--labels FILE, one per line): classes are called class-0 to class-"
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
        if (options.labels().isEmpty()) {
            assumptions.add(
                    "labels are taken from %s, which has as many lines as the model has classes (--labels if not)"
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
