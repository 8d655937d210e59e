package org.vitrine.modelserver;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What a model says of itself in {@code card.json}.
 *
 * @param name the endpoint it answers under
 * @param version as its maker counts
 * @param task embedding or classification
 * @param input how pixels become a tensor
 * @param outputName the tensor that is the answer
 * @param outputSize its length
 * @param labels names of the classes, in order; empty for an embedder
 * @param sha256 digest of model.onnx
 */
record ModelCard(
        String name,
        String version,
        Task task,
        Input input,
        String outputName,
        int outputSize,
        List<String> labels,
        String sha256) {

    enum Task {
        EMBEDDING,
        CLASSIFICATION
    }

    enum Layout {
        NCHW,
        NHWC
    }

    enum Kind {
        FLOAT32,
        UINT8
    }

    /**
     * How pixels become a tensor: value × scale − mean, over deviation, by channel in RGB order.
     *
     * @param edgePx edge of the square
     */
    record Input(
            String name, Layout layout, Kind kind, int edgePx, float scale, List<Float> mean, List<Float> deviation) {}

    private static final int CHANNELS = 3;

    ModelCard {
        labels = List.copyOf(labels);
        if (task == Task.CLASSIFICATION && labels.size() != outputSize) {
            throw new IllegalArgumentException(
                    "the card of '%s' lists %d labels for an output of %d".formatted(name, labels.size(), outputSize));
        }
    }

    /** Reads a card; fails with a sentence that names what is missing. */
    static ModelCard parse(JsonNode card) {
        var input = card.path("input");
        return new ModelCard(
                text(card, "name"),
                text(card, "version"),
                Task.valueOf(text(card, "task").toUpperCase(java.util.Locale.ROOT)),
                new Input(
                        text(input, "name"),
                        Layout.valueOf(text(input, "layout")),
                        Kind.valueOf(input.path("type").asText("float32").toUpperCase(java.util.Locale.ROOT)),
                        whole(input, "edgePx"),
                        (float) input.path("scale").asDouble(1),
                        channels(input.path("mean"), 0),
                        channels(input.path("deviation"), 1)),
                text(card.path("output"), "name"),
                whole(card.path("output"), "dimension"),
                strings(card.path("labels")),
                text(card, "sha256"));
    }

    private static String text(JsonNode node, String member) {
        var value = node.path(member).asText("");
        if (value.isBlank()) {
            throw new IllegalArgumentException("card.json has no '" + member + "'");
        }
        return value;
    }

    private static int whole(JsonNode node, String member) {
        int value = node.path(member).asInt(0);
        if (value < 1) {
            throw new IllegalArgumentException("card.json has no positive '" + member + "'");
        }
        return value;
    }

    private static List<Float> channels(JsonNode values, float otherwise) {
        var channels = new ArrayList<Float>();
        for (int i = 0; i < CHANNELS; i++) {
            channels.add((float) values.path(i).asDouble(otherwise));
        }
        return List.copyOf(channels);
    }

    private static List<String> strings(JsonNode values) {
        var strings = new ArrayList<String>();
        values.forEach(value -> strings.add(value.asText()));
        return strings;
    }
}
