package org.vitrine.onnx;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a model says of itself in {@code card.json}.
 *
 * @param name the endpoint it answers under
 * @param version as its maker counts
 * @param input how pixels become a tensor
 * @param output which tensors are the answer
 * @param labels names of the classes, in order; empty for an embedder
 * @param licence under which it may be used, SPDX where there is one
 * @param provenance who made it, from what
 * @param sha256 digest of model.onnx
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

    /** The task of a model. */
    public enum Task {
        EMBEDDING,
        CLASSIFICATION,
        DETECTION,
        SEGMENTATION;

        public String inWords() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Order of a picture's lengths in the tensor. */
    public enum Layout {
        NCHW,
        NHWC
    }

    /** Type of the input's numbers. */
    public enum Kind {
        FLOAT32,
        UINT8
    }

    /** Order of channels; GREY is one channel of luminance. */
    public enum Colour {
        RGB,
        BGR,
        GREY;

        public int channels() {
            return this == GREY ? 1 : 3;
        }
    }

    /** How a picture that is no square becomes one. */
    public enum Fit {
        /** Whole, in the middle of a grey square. */
        LETTERBOX,
        /** Its middle. */
        CROP,
        /** Whole, out of proportion. */
        STRETCH
    }

    /** What makes probabilities of the output's numbers. */
    public enum Activation {
        NONE,
        SOFTMAX,
        SIGMOID
    }

    /** Order of a detector's four numbers a box. */
    public enum BoxOrder {
        XYXY,
        YXYX
    }

    /**
     * How pixels become a tensor: (value × scale − mean) / deviation, by channel in the model's own order.
     *
     * @param edgePx edge of the square
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
                throw new IllegalArgumentException("input.deviation has a 0, which nothing can be divided by");
            }
        }

        /** Numbers in the tensor of one picture. */
        public int size() {
            return colour.channels() * edgePx * edgePx;
        }
    }

    /**
     * Which tensors are the answer. It may be an inner tensor of the graph.
     *
     * @param name the vector, the probabilities or the class map; for a detector its boxes
     * @param dimension length of the vector, number of classes; 0 where it is not fixed
     * @param nested whether an embedder's vector is sent in a list of lists
     * @param detection a detector's further tensors
     */
    public record Output(
            String name, int dimension, Activation activation, boolean nested, Optional<Detection> detection) {}

    /**
     * A detector's further tensors.
     *
     * @param inPixels whether boxes are in pixels of the input's square; otherwise shares of it
     */
    public record Detection(String scores, String classes, BoxOrder order, boolean inPixels) {}

    public ModelCard {
        labels = List.copyOf(labels);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "the name '%s' is none: letters, digits and inner hyphens, at most 63".formatted(name));
        }
        if (!VERSION.matcher(version).matches()) {
            throw new IllegalArgumentException(
                    "the version '%s' is none: letters, digits, '.', '_', '-', at most 63".formatted(version));
        }
        if (task == Task.CLASSIFICATION && labels.size() != output.dimension()) {
            throw new IllegalArgumentException("the card of '%s' lists %d labels for an output of %d"
                    .formatted(name, labels.size(), output.dimension()));
        }
        if (task == Task.EMBEDDING && output.dimension() < 1) {
            throw new IllegalArgumentException("card.json has no positive 'output.dimension'");
        }
        if (task == Task.DETECTION && output.detection().isEmpty()) {
            throw new IllegalArgumentException("a detector's card names output.scores and output.classes");
        }
    }

    /** Names of all tensors that a run must give, the first is {@link Output#name}. */
    public List<String> outputs() {
        return output.detection()
                .map(more -> List.of(output.name(), more.scores(), more.classes()))
                .orElse(List.of(output.name()));
    }
}
