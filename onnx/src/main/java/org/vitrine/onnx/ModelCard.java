package org.vitrine.onnx;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The model card, {@code card.json}: the metadata that is needed to run a model and to interpret its output. The
 * constructors refuse an inconsistent card with an {@link IllegalArgumentException}; {@link CardJson} reads and writes
 * the file.
 *
 * @param name name of the model, under which the model server answers as an endpoint: letters, digits and inner
 *     hyphens, at most 63 characters
 * @param version version by the author's own numbering: letters, digits, '.', '_' and '-', at most 63 characters
 * @param task what the model computes
 * @param input how pixels become the input tensor
 * @param output which tensors are the answer
 * @param labels names of the classes in the order of the output; empty for an embedder
 * @param licence licence of the model, as an SPDX identifier where one exists; may be empty
 * @param provenance author and training data, in free text; may be empty
 * @param sha256 SHA-256 of model.onnx, 64 lower-case hex digits
 */
public record ModelCard(
        String name,
        String version,
        Task task,
        Input input,
        Output output,
        List<String> labels,
        String licence,
        String provenance,
        String sha256) {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}");
    private static final Pattern VERSION = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]{0,62}");

    /** What a model computes from a picture. */
    public enum Task {
        EMBEDDING,
        CLASSIFICATION,
        DETECTION,
        SEGMENTATION;

        public String lowerCaseName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Order of the dimensions in the input tensor: batch (N), channels (C), height (H), width (W). */
    public enum Layout {
        NCHW,
        NHWC
    }

    /** Element type of the input tensor. */
    public enum Kind {
        FLOAT32,
        UINT8
    }

    /** Order of the colour channels in the input tensor; GREY is one channel of luminance. */
    public enum Colour {
        RGB,
        BGR,
        GREY;

        public int channels() {
            return this == GREY ? 1 : 3;
        }
    }

    /** How a picture of any proportions is fitted into the square that the model takes. */
    public enum Fit {
        /** The whole picture, centred on a grey square; its proportions are kept. */
        LETTERBOX,
        /** The central square of the picture; the rest is cut off. */
        CROP,
        /** The whole picture, stretched to the square; its proportions are lost. */
        STRETCH
    }

    /** The function that turns the output of a classifier into probabilities; NONE if the output has them already. */
    public enum Activation {
        NONE,
        SOFTMAX,
        SIGMOID
    }

    /** Order of the four numbers of a detected box: two opposite corners, x first or y first. */
    public enum BoxOrder {
        XYXY,
        YXYX
    }

    /**
     * How pixels become the input tensor: (value × scale − mean) / deviation per channel, with values from 0 to 255. A
     * model of type UINT8 gets the values unchanged.
     *
     * @param name name of the input tensor in the graph
     * @param edgePx edge of the square in pixels, 1 to 4096
     * @param mean one number per channel, in the order of {@code colour}
     * @param deviation one number per channel, in the order of {@code colour}; none is 0
     */
    public record Input(
            String name,
            Layout layout,
            Kind kind,
            int edgePx,
            Colour colour,
            Fit fit,
            float scale,
            List<Float> mean,
            List<Float> deviation) {

        public Input {
            mean = List.copyOf(mean);
            deviation = List.copyOf(deviation);
            if (edgePx < 1 || edgePx > 4096) {
                throw new IllegalArgumentException("input.edgePx is %d, not 1 to 4096".formatted(edgePx));
            }
            if (mean.size() != colour.channels() || deviation.size() != colour.channels()) {
                throw new IllegalArgumentException("input.mean and input.deviation need %d numbers each for %s"
                        .formatted(colour.channels(), colour));
            }
            if (deviation.contains(0f)) {
                throw new IllegalArgumentException(
                        "input.deviation contains 0; pixels are divided by it, so use other numbers");
            }
        }

        /** Number of elements in the tensor of one picture. */
        public int size() {
            return colour.channels() * edgePx * edgePx;
        }
    }

    /**
     * Which tensors are the answer. Each may be an inner tensor of the graph, see {@link GraphEdit}.
     *
     * @param name tensor with the vector, the scores of the classes or the class map; for a detector the boxes
     * @param dimension length of the vector or number of classes; 0 where it is not fixed
     * @param activation applied to a classifier's output; the other tasks ignore it
     * @param nested whether the response contains an embedder's vector as a list within a list
     * @param detection further tensors of a detector; empty for the other tasks
     */
    public record Output(
            String name, int dimension, Activation activation, boolean nested, Optional<Detection> detection) {}

    /**
     * Further tensors of a detector, one entry per box.
     *
     * @param scores name of the tensor with the confidence of each box
     * @param classes name of the tensor with the class number of each box
     * @param inPixels whether boxes are in pixels of the input square; otherwise in fractions of its edge
     */
    public record Detection(String scores, String classes, BoxOrder order, boolean inPixels) {}

    public ModelCard {
        labels = List.copyOf(labels);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "the name '%s' is invalid: use 1 to 63 letters, digits and inner hyphens".formatted(name));
        }
        if (!VERSION.matcher(version).matches()) {
            throw new IllegalArgumentException(
                    "the version '%s' is invalid: use 1 to 63 letters, digits, '.', '_' and '-', with a letter or digit first"
                            .formatted(version));
        }
        if (task == Task.CLASSIFICATION && labels.size() != output.dimension()) {
            throw new IllegalArgumentException("the card of '%s' lists %d labels for an output of %d"
                    .formatted(name, labels.size(), output.dimension()));
        }
        if (task == Task.EMBEDDING && output.dimension() < 1) {
            throw new IllegalArgumentException("card.json has no positive 'output.dimension'");
        }
        if (task == Task.DETECTION && output.detection().isEmpty()) {
            throw new IllegalArgumentException("the card of a detector needs output.scores and output.classes");
        }
    }

    /** Names of all tensors that a run must compute; the first is {@link Output#name}. */
    public List<String> outputs() {
        return output.detection()
                .map(more -> List.of(output.name(), more.scores(), more.classes()))
                .orElse(List.of(output.name()));
    }
}
