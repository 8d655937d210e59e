package org.vitrine.onnx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.vitrine.onnx.ModelCard.Activation;
import org.vitrine.onnx.ModelCard.BoxOrder;
import org.vitrine.onnx.ModelCard.Colour;
import org.vitrine.onnx.ModelCard.Detection;
import org.vitrine.onnx.ModelCard.Fit;
import org.vitrine.onnx.ModelCard.Input;
import org.vitrine.onnx.ModelCard.Kind;
import org.vitrine.onnx.ModelCard.Layout;
import org.vitrine.onnx.ModelCard.Output;
import org.vitrine.onnx.ModelCard.Task;

/**
 * Reads and writes model cards, {@code card.json}. Members that are not part of {@link ModelCard} (quality, limits,
 * subject) are for people; reading ignores them.
 */
public final class CardJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private CardJson() {}

    /**
     * Reads a card.
     *
     * @throws UnservableModel if a member is missing or invalid; the message names file and member
     */
    public static ModelCard read(Path file) throws IOException, UnservableModel {
        JsonNode card = JSON.readTree(file.toFile());
        try {
            return parse(card);
        } catch (IllegalArgumentException invalid) {
            throw new UnservableModel("%s: %s".formatted(file, invalid.getMessage()));
        }
    }

    static ModelCard parse(JsonNode card) {
        return new ModelCard(
                text(card, "name"),
                text(card, "version"),
                constant(Task.class, card, "task", ""),
                input(card.path("input")),
                output(card.path("output")),
                strings(card.path("labels")),
                card.path("licence").asText(""),
                card.path("provenance").asText(""),
                text(card, "sha256"));
    }

    private static Input input(JsonNode input) {
        var colour = constant(Colour.class, input, "colour", "RGB");
        return new Input(
                text(input, "name"),
                constant(Layout.class, input, "layout", ""),
                constant(Kind.class, input, "type", "FLOAT32"),
                input.path("edgePx").asInt(0),
                colour,
                constant(Fit.class, input, "fit", "LETTERBOX"),
                (float) input.path("scale").asDouble(1),
                channels(input.path("mean"), colour, 0),
                channels(input.path("deviation"), colour, 1));
    }

    private static Output output(JsonNode output) {
        Optional<Detection> detection = output.has("scores") || output.has("classes")
                ? Optional.of(new Detection(
                        text(output, "scores"),
                        text(output, "classes"),
                        constant(BoxOrder.class, output, "boxOrder", "XYXY"),
                        output.path("boxesInPixels").asBoolean(false)))
                : Optional.empty();
        return new Output(
                text(output, "name"),
                output.path("dimension").asInt(0),
                constant(Activation.class, output, "activation", "NONE"),
                output.path("nested").asBoolean(false),
                detection);
    }

    /** Returns the text of the card's file. */
    public static String write(ModelCard card) {
        return write(card, JSON.createObjectNode());
    }

    /**
     * As {@link #write(ModelCard)}, with further members.
     *
     * @param extraMembers members that only people read; one with the name of a technical member replaces it
     */
    static String write(ModelCard card, ObjectNode extraMembers) {
        var node = JSON.createObjectNode()
                .put("name", card.name())
                .put("version", card.version())
                .put("task", card.task().lowerCaseName());
        var input = node.putObject("input")
                .put("name", card.input().name())
                .put("layout", card.input().layout().name())
                .put("type", lower(card.input().kind()))
                .put("edgePx", card.input().edgePx())
                .put("colour", card.input().colour().name())
                .put("fit", lower(card.input().fit()))
                .put("scale", card.input().scale());
        card.input().mean().forEach(input.putArray("mean")::add);
        card.input().deviation().forEach(input.putArray("deviation")::add);
        output(node.putObject("output"), card.output());
        card.labels().forEach(node.putArray("labels")::add);
        node.put("licence", card.licence()).put("provenance", card.provenance()).put("sha256", card.sha256());
        node.setAll(extraMembers);
        return node.toPrettyString() + "\n";
    }

    private static void output(ObjectNode node, Output output) {
        node.put("name", output.name()).put("dimension", output.dimension());
        node.put("activation", lower(output.activation())).put("nested", output.nested());
        output.detection().ifPresent(more -> node.put("scores", more.scores())
                .put("classes", more.classes())
                .put("boxOrder", lower(more.order()))
                .put("boxesInPixels", more.inPixels()));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> E constant(Class<E> type, JsonNode node, String member, String defaultValue) {
        var value = node.path(member).asText(defaultValue);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(value)) {
                return constant;
            }
        }
        throw new IllegalArgumentException(
                "'%s' is '%s'; use one of %s".formatted(member, value, List.of(type.getEnumConstants())));
    }

    private static String text(JsonNode node, String member) {
        var value = node.path(member).asText("");
        if (value.isBlank()) {
            throw new IllegalArgumentException("card.json has no '" + member + "'");
        }
        return value;
    }

    private static List<Float> channels(JsonNode values, Colour colour, float defaultValue) {
        var channels = new ArrayList<Float>();
        for (int i = 0; i < Math.max(values.size(), colour.channels()); i++) {
            channels.add((float) values.path(i).asDouble(defaultValue));
        }
        return channels;
    }

    private static List<String> strings(JsonNode values) {
        var strings = new ArrayList<String>();
        values.forEach(value -> strings.add(value.asText()));
        return strings;
    }
}
