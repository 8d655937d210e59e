package org.vitrine.onnx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
    private static final int USUAL_EDGE_PX = 224;

    private static final long COLOURS = 3;
    private static final long GREY = 1;

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
    public record Wish(
            Task task,
            Optional<String> output,
            Optional<Normalisation> normalisation,
            Optional<Integer> edgePx,
            Optional<Colour> colour,
            Optional<Fit> fit) {

        public static Wish of(Task task) {
            return new Wish(
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
     *     contradicts the wish
     */
    public static Draft draft(GraphSummary facts, Wish wish) throws UnservableModel {
        var said = new ArrayList<String>();
        var input = input(facts, wish, said);
        var output = output(facts, wish, said);
        return new Draft(input, output, activation(facts, wish, output, said), List.copyOf(said));
    }

    private static Input input(GraphSummary facts, Wish wish, List<String> said) throws UnservableModel {
        if (facts.inputs().size() != 1) {
            throw new UnservableModel("the graph takes %d inputs (%s); a model of pictures takes one"
                    .formatted(
                            facts.inputs().size(),
                            facts.inputs().stream()
                                    .map(GraphSummary.Tensor::inWords)
                                    .toList()));
        }
        var tensor = facts.inputs().getFirst();
        var shape = tensor.shape();
        if (shape.size() != 4) {
            throw new UnservableModel(
                    "the input %s is no batch of pictures: that has four lengths".formatted(tensor.inWords()));
        }
        var layout = layout(tensor);
        long channels = layout == Layout.NCHW ? shape.get(1) : shape.get(3);
        var kind = kind(tensor);
        var colour = channels == GREY ? Colour.GREY : wish.colour().orElse(Colour.RGB);
        int edge = edge(tensor, layout, wish);
        said.add("input %s: %s, %s, %d px, %s%s"
                .formatted(
                        tensor.inWords(),
                        layout,
                        kind == Kind.UINT8 ? "bytes" : "floats",
                        edge,
                        colour,
                        colour == Colour.RGB && wish.colour().isEmpty() ? " (assumed; if not, set --colour bgr)" : ""));
        return normalised(tensor.name(), layout, kind, edge, colour, wish, said);
    }

    private static Layout layout(GraphSummary.Tensor tensor) throws UnservableModel {
        long second = tensor.shape().get(1);
        long fourth = tensor.shape().get(3);
        if (second == COLOURS || second == GREY && fourth != COLOURS) {
            return Layout.NCHW;
        }
        if (fourth == COLOURS || fourth == GREY) {
            return Layout.NHWC;
        }
        throw new UnservableModel(
                "neither the second nor the last length of the input %s is 1 or 3: it takes no pictures"
                        .formatted(tensor.inWords()));
    }

    private static Kind kind(GraphSummary.Tensor tensor) throws UnservableModel {
        return switch (tensor.type()) {
            case "FLOAT" -> Kind.FLOAT32;
            case "UINT8" -> Kind.UINT8;
            default ->
                throw new UnservableModel(
                        "the input %s is neither of floats nor of bytes; export it with a float32 input"
                                .formatted(tensor.inWords()));
        };
    }

    private static int edge(GraphSummary.Tensor tensor, Layout layout, Wish wish) throws UnservableModel {
        int first = layout == Layout.NCHW ? 2 : 1;
        long height = tensor.shape().get(first);
        long width = tensor.shape().get(first + 1);
        if (height != width) {
            throw new UnservableModel("the input %s is no square; only squares are served".formatted(tensor.inWords()));
        }
        long edge = height == GraphSummary.OPEN ? wish.edgePx().orElse(USUAL_EDGE_PX) : height;
        if (wish.edgePx().isPresent() && wish.edgePx().get() != edge) {
            throw new UnservableModel("the input %s takes %d px, not %d"
                    .formatted(tensor.inWords(), edge, wish.edgePx().get()));
        }
        return Math.toIntExact(edge);
    }

    private static Input normalised(
            String name, Layout layout, Kind kind, int edge, Colour colour, Wish wish, List<String> said) {
        var supposed = kind == Kind.UINT8
                ? Normalisation.NONE
                : layout == Layout.NHWC ? Normalisation.SIGNED : Normalisation.IMAGENET;
        var normalisation = wish.normalisation().orElse(supposed);
        if (kind == Kind.UINT8) {
            said.add("pixels go in as they are: the input takes bytes");
        } else {
            said.add("normalisation %s%s"
                    .formatted(
                            normalisation.name().toLowerCase(java.util.Locale.ROOT),
                            wish.normalisation().isPresent()
                                    ? ""
                                    : " (assumed from the layout; if not, set --normalise none|unit|signed|imagenet)"));
        }
        int channels = colour.channels();
        var fit = wish.fit().orElse(Fit.LETTERBOX);
        return switch (normalisation) {
            case NONE -> new Input(name, layout, kind, edge, colour, fit, 1, all(channels, 0), all(channels, 1));
            case UNIT -> new Input(name, layout, kind, edge, colour, fit, 1 / 255f, all(channels, 0), all(channels, 1));
            case SIGNED ->
                new Input(name, layout, kind, edge, colour, fit, 2 / 255f, all(channels, 1), all(channels, 1));
            case IMAGENET -> {
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

    private static List<Float> all(int channels, float value) {
        return Collections.nCopies(channels, value);
    }

    private static String output(GraphSummary facts, Wish wish, List<String> said) throws UnservableModel {
        if (wish.output().isPresent()) {
            return wish.output().get();
        }
        var declared = facts.outputs().getFirst();
        if (wish.task() != Task.EMBEDDING) {
            if (facts.outputs().size() > 1) {
                said.add("the first of %d outputs is used; for another, set --output"
                        .formatted(facts.outputs().size()));
            }
            said.add("output " + declared.inWords());
            return declared.name();
        }
        var pooled = FeatureTensors.of(facts);
        if (pooled.isPresent() && endsInClasses(facts)) {
            said.add("the graph ends in classes; its features are the inner tensor '%s' (for another, set --output)"
                    .formatted(pooled.get()));
            return pooled.get();
        }
        said.add("output " + declared.inWords());
        return declared.name();
    }

    /**
     * Returns the tasks that a graph can serve: one that ends in class scores is a classifier, and also an embedder if
     * it has pooled features; any other is an embedder.
     */
    public static List<Task> tasks(GraphSummary facts) {
        if (!endsInClasses(facts)) {
            return List.of(Task.EMBEDDING);
        }
        return FeatureTensors.of(facts).isPresent()
                ? List.of(Task.CLASSIFICATION, Task.EMBEDDING)
                : List.of(Task.CLASSIFICATION);
    }

    private static boolean endsInClasses(GraphSummary facts) {
        return facts.makerOf(facts.outputs().getFirst().name())
                .map(node -> isOfClasses(facts, node, 0))
                .orElse(false);
    }

    /**
     * Whether a node is a softmax or a dense layer, or follows one with only operators between that keep the classes,
     * such as those that quantisation inserts.
     */
    private static boolean isOfClasses(GraphSummary facts, GraphSummary.Node node, int depth) {
        return switch (node.operator()) {
            case "Softmax", "LogSoftmax", "Gemm", "MatMul", "QLinearMatMul", "MatMulInteger" -> true;
            case "QuantizeLinear", "DequantizeLinear", "Add", "Identity", "Cast", "Squeeze", "Reshape" ->
                depth < 10
                        && facts.makerOf(node.inputs().getFirst())
                                .map(before -> isOfClasses(facts, before, depth + 1))
                                .orElse(false);
            default -> false;
        };
    }

    private static Activation activation(GraphSummary facts, Wish wish, String output, List<String> said) {
        if (wish.task() != Task.CLASSIFICATION) {
            return Activation.NONE;
        }
        var name = output;
        for (int depth = 0; depth < 4; depth++) {
            var maker = facts.makerOf(name);
            if (maker.isEmpty()) {
                break;
            }
            switch (maker.get().operator()) {
                case "Softmax", "Sigmoid" -> {
                    return Activation.NONE;
                }
                case "DequantizeLinear", "QuantizeLinear", "Identity" ->
                    name = maker.get().inputs().getFirst();
                default -> depth = 4;
            }
        }
        said.add("the graph does not end in a softmax: one is added, so that answers are probabilities");
        return Activation.SOFTMAX;
    }
}
