package org.vitrine.onnx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.vitrine.onnx.ModelCard.Activation;
import org.vitrine.onnx.ModelCard.Colour;
import org.vitrine.onnx.ModelCard.Fit;
import org.vitrine.onnx.ModelCard.Input;
import org.vitrine.onnx.ModelCard.Kind;
import org.vitrine.onnx.ModelCard.Layout;
import org.vitrine.onnx.ModelCard.Task;

/**
 * Drafts the technical part of a model card from a graph, when a user adds a model. It states what it read from the
 * graph and what it assumes: a graph declares the layout of its input, but not how its author normalised pixels.
 */
public final class ModelCardDrafter {

    /** Assumed edge of the input where the graph leaves the size open: the size of most image models. */
    private static final int DEFAULT_EDGE_PX = 224;

    private static final long COLOUR_CHANNELS = 3;
    private static final long GREY_CHANNELS = 1;

    private ModelCardDrafter() {}

    /** The usual normalisations of pixels, by their common names. */
    public enum Normalisation {
        /** Unchanged, 0 to 255. */
        NONE,
        /** Scaled to 0 to 1. */
        UNIT,
        /** Scaled to −1 to 1, as MobileNet, Inception and ResNetV2 of Keras take it. */
        SIGNED,
        /**
         * Standardised by the mean and deviation of ImageNet, as torchvision, timm and most PyTorch exports take it.
         */
        IMAGENET
    }

    /**
     * What the user stated on the command line; the drafter assumes a value for each empty component.
     *
     * @param task what the model is to be used for
     * @param output name of the tensor that is the answer
     * @param edgePx edge of the input square in pixels
     */
    public record DraftOptions(
            Task task,
            Optional<String> output,
            Optional<Normalisation> normalisation,
            Optional<Integer> edgePx,
            Optional<Colour> colour,
            Optional<Fit> fit) {

        public static DraftOptions of(Task task) {
            return new DraftOptions(
                    task, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    /**
     * The drafted part of a card.
     *
     * @param output name of the tensor that is the answer
     * @param sentences what was read and what was assumed, for the user to check
     */
    public record Draft(Input input, String output, Activation activation, List<String> sentences) {}

    /**
     * Drafts input, output and activation.
     *
     * @throws UnservableModel if the graph does not take one batch of square pictures of floats or bytes, or
     *     contradicts the options
     */
    public static Draft draft(GraphSummary graph, DraftOptions options) throws UnservableModel {
        var sentences = new ArrayList<String>();
        var input = input(graph, options, sentences);
        var output = output(graph, options, sentences);
        return new Draft(input, output, activation(graph, options, output, sentences), List.copyOf(sentences));
    }

    private static Input input(GraphSummary graph, DraftOptions options, List<String> sentences)
            throws UnservableModel {
        if (graph.inputs().size() != 1) {
            throw new UnservableModel("the graph takes %d inputs (%s); a model of pictures takes one"
                    .formatted(
                            graph.inputs().size(),
                            graph.inputs().stream()
                                    .map(GraphSummary.Tensor::describe)
                                    .toList()));
        }
        var tensor = graph.inputs().getFirst();
        var shape = tensor.shape();
        if (shape.size() != 4) {
            throw new UnservableModel(
                    "the input %s is no batch of pictures: that has four lengths".formatted(tensor.describe()));
        }
        var layout = layout(tensor);
        long channels = layout == Layout.NCHW ? shape.get(1) : shape.get(3);
        var kind = kind(tensor);
        var colour = channels == GREY_CHANNELS ? Colour.GREY : options.colour().orElse(Colour.RGB);
        int edge = edge(tensor, layout, options);
        sentences.add("input %s: %s, %s, %d px, %s%s"
                .formatted(
                        tensor.describe(),
                        layout,
                        kind == Kind.UINT8 ? "bytes" : "floats",
                        edge,
                        colour,
                        colour == Colour.RGB && options.colour().isEmpty()
                                ? " (assumed; if not, set --colour bgr)"
                                : ""));
        return normalised(tensor.name(), layout, kind, edge, colour, options, sentences);
    }

    private static Layout layout(GraphSummary.Tensor tensor) throws UnservableModel {
        long second = tensor.shape().get(1);
        long fourth = tensor.shape().get(3);
        if (second == COLOUR_CHANNELS || second == GREY_CHANNELS && fourth != COLOUR_CHANNELS) {
            return Layout.NCHW;
        }
        if (fourth == COLOUR_CHANNELS || fourth == GREY_CHANNELS) {
            return Layout.NHWC;
        }
        throw new UnservableModel(
                "neither the second nor the last length of the input %s is 1 or 3: it takes no pictures"
                        .formatted(tensor.describe()));
    }

    private static Kind kind(GraphSummary.Tensor tensor) throws UnservableModel {
        return switch (tensor.type()) {
            case "FLOAT" -> Kind.FLOAT32;
            case "UINT8" -> Kind.UINT8;
            default ->
                throw new UnservableModel(
                        "the input %s is neither of floats nor of bytes; export it with a float32 input"
                                .formatted(tensor.describe()));
        };
    }

    private static int edge(GraphSummary.Tensor tensor, Layout layout, DraftOptions options) throws UnservableModel {
        int first = layout == Layout.NCHW ? 2 : 1;
        long height = tensor.shape().get(first);
        long width = tensor.shape().get(first + 1);
        if (height != width) {
            throw new UnservableModel(
                    "the input %s is not square; only square inputs are served".formatted(tensor.describe()));
        }
        long edge = height == GraphSummary.DYNAMIC ? options.edgePx().orElse(DEFAULT_EDGE_PX) : height;
        if (options.edgePx().isPresent() && options.edgePx().get() != edge) {
            throw new UnservableModel("the input %s takes %d px, not %d"
                    .formatted(tensor.describe(), edge, options.edgePx().get()));
        }
        return Math.toIntExact(edge);
    }

    private static Input normalised(
            String name,
            Layout layout,
            Kind kind,
            int edge,
            Colour colour,
            DraftOptions options,
            List<String> sentences) {
        var assumed = kind == Kind.UINT8
                ? Normalisation.NONE
                : layout == Layout.NHWC ? Normalisation.SIGNED : Normalisation.IMAGENET;
        var normalisation = options.normalisation().orElse(assumed);
        if (kind == Kind.UINT8) {
            sentences.add("pixels are not scaled: the input takes bytes");
        } else {
            sentences.add("normalisation %s%s"
                    .formatted(
                            normalisation.name().toLowerCase(Locale.ROOT),
                            options.normalisation().isPresent()
                                    ? ""
                                    : " (assumed from the layout; if not, set --normalise none|unit|signed|imagenet)"));
        }
        int channels = colour.channels();
        var fit = options.fit().orElse(Fit.LETTERBOX);
        return switch (normalisation) {
            case NONE ->
                new Input(name, layout, kind, edge, colour, fit, 1, repeated(channels, 0), repeated(channels, 1));
            case UNIT ->
                new Input(
                        name, layout, kind, edge, colour, fit, 1 / 255f, repeated(channels, 0), repeated(channels, 1));
            case SIGNED ->
                new Input(
                        name, layout, kind, edge, colour, fit, 2 / 255f, repeated(channels, 1), repeated(channels, 1));
            case IMAGENET -> {
                // From torchvision; the figures of one channel are the means over the three.
                var mean = channels == 1 ? List.of(0.449f) : List.of(0.485f, 0.456f, 0.406f);
                var deviation = channels == 1 ? List.of(0.226f) : List.of(0.229f, 0.224f, 0.225f);
                boolean reversed = colour == Colour.BGR;
                yield new Input(
                        name,
                        layout,
                        kind,
                        edge,
                        colour,
                        fit,
                        1 / 255f,
                        reversed ? mean.reversed() : mean,
                        reversed ? deviation.reversed() : deviation);
            }
        };
    }

    private static List<Float> repeated(int channels, float value) {
        return Collections.nCopies(channels, value);
    }

    private static String output(GraphSummary graph, DraftOptions options, List<String> sentences)
            throws UnservableModel {
        if (options.output().isPresent()) {
            return options.output().get();
        }
        var declared = graph.outputs().getFirst();
        if (options.task() != Task.EMBEDDING) {
            if (graph.outputs().size() > 1) {
                sentences.add("the first of %d outputs is used; for another, set --output"
                        .formatted(graph.outputs().size()));
            }
            sentences.add("output " + declared.describe());
            return declared.name();
        }
        var pooled = FeatureTensors.of(graph);
        if (pooled.isPresent() && endsInClasses(graph)) {
            sentences.add(
                    "the graph ends in classes; its features are the inner tensor '%s' (for another, set --output)"
                            .formatted(pooled.get()));
            return pooled.get();
        }
        sentences.add("output " + declared.describe());
        return declared.name();
    }

    /**
     * Returns the tasks that a graph can serve: one that ends in class scores is a classifier, and also an embedder if
     * it has pooled features; any other is an embedder.
     */
    public static List<Task> tasks(GraphSummary graph) {
        if (!endsInClasses(graph)) {
            return List.of(Task.EMBEDDING);
        }
        return FeatureTensors.of(graph).isPresent()
                ? List.of(Task.CLASSIFICATION, Task.EMBEDDING)
                : List.of(Task.CLASSIFICATION);
    }

    private static boolean endsInClasses(GraphSummary graph) {
        return graph.producerOf(graph.outputs().getFirst().name())
                .map(node -> isClassScore(graph, node, 0))
                .orElse(false);
    }

    /**
     * Whether a node is a softmax or a dense layer, or follows one with only operators between that keep the classes,
     * such as those that quantisation inserts.
     */
    private static boolean isClassScore(GraphSummary graph, GraphSummary.Node node, int depth) {
        return switch (node.operator()) {
            case "Softmax", "LogSoftmax", "Gemm", "MatMul", "QLinearMatMul", "MatMulInteger" -> true;
            case "QuantizeLinear", "DequantizeLinear", "Add", "Identity", "Cast", "Squeeze", "Reshape" ->
                depth < 10
                        && graph.producerOf(node.inputs().getFirst())
                                .map(previous -> isClassScore(graph, previous, depth + 1))
                                .orElse(false);
            default -> false;
        };
    }

    private static Activation activation(
            GraphSummary graph, DraftOptions options, String output, List<String> sentences) {
        if (options.task() != Task.CLASSIFICATION) {
            return Activation.NONE;
        }
        var name = output;
        for (int depth = 0; depth < 4; depth++) {
            var producer = graph.producerOf(name);
            if (producer.isEmpty()) {
                break;
            }
            switch (producer.get().operator()) {
                case "Softmax", "Sigmoid" -> {
                    return Activation.NONE;
                }
                case "DequantizeLinear", "QuantizeLinear", "Identity" ->
                    name = producer.get().inputs().getFirst();
                default -> depth = 4;
            }
        }
        sentences.add("the graph does not end in a softmax: one is added, so that answers are probabilities");
        return Activation.SOFTMAX;
    }
}
