package org.vitrine.recipes.learn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import java.util.Optional;
import org.vitrine.models.Kernels;
import org.vitrine.recipes.nets.Layers;
import org.vitrine.recipes.nets.OnnxLayers;
import org.vitrine.recipes.nets.Parameter.Norm;

/** Runs the layers of a network in PyTorch. */
final class TorchLayers implements Layers<NDArray> {

    /**
     * Weight of the current batch in the running means and variances of batch normalisation, which are used after
     * training.
     */
    private static final float MOMENTUM = 0.95f;

    private final TorchParameters torchParameters;
    private final boolean training;
    private final Optional<MixStyle> styles;

    TorchLayers(TorchParameters torchParameters, boolean training) {
        this(torchParameters, training, Optional.empty());
    }

    private TorchLayers(TorchParameters torchParameters, boolean training, Optional<MixStyle> styles) {
        this.torchParameters = torchParameters;
        this.training = training;
        this.styles = styles;
    }

    /** Returns these layers with {@link MixStyle} applied after normalisations. */
    TorchLayers withStyles(MixStyle mixStyle) {
        return new TorchLayers(torchParameters, training, Optional.of(mixStyle));
    }

    @Override
    public NDArray convolved(String weights, NDArray map) {
        var kernel = torchParameters.array(weights);
        long around = kernel.getShape().get(3) / 2;
        long radii = kernel.getShape().get(2) / 2;
        var wrapped = map;
        if (around > 0) {
            long angles = map.getShape().get(3);
            var last = map.get(":,:,:," + (angles - around) + ":");
            var first = map.get(":,:,:,:" + around);
            wrapped = NDArrays.concat(new NDList(last, map, first), 3);
        }
        return Conv2d.conv2d(wrapped, kernel, null, new Shape(1, 1), new Shape(radii, 0), new Shape(1, 1), 1)
                .singletonOrThrow();
    }

    @Override
    public NDArray convolvedPicture(String weights, NDArray picture, int step) {
        var kernel = torchParameters.array(weights);
        long around = kernel.getShape().get(2) / 2;
        return Conv2d.conv2d(
                        picture, kernel, null, new Shape(step, step), new Shape(around, around), new Shape(1, 1), 1)
                .singletonOrThrow();
    }

    @Override
    public NDArray pixelShuffle(NDArray picture) {
        var shape = picture.getShape();
        long channels = shape.get(1) / 4;
        return picture.reshape(shape.get(0), channels, 2, 2, shape.get(2), shape.get(3))
                .transpose(0, 1, 4, 2, 5, 3)
                .reshape(shape.get(0), channels, 2 * shape.get(2), 2 * shape.get(3));
    }

    @Override
    public NDArray filterEnergy(String weights, NDArray map, int radii, int angles) {
        var both = convolved(weights, map);
        var squares = pooled(both.mul(both), radii, angles);
        long pairs = both.getShape().get(1) / 2;
        var sums = squares.get(":,:" + pairs).add(squares.get(":," + pairs + ":"));
        return sums.add(OnnxLayers.ROOT_FLOOR).sqrt().sqrt();
    }

    private static NDArray length(NDArray real, NDArray imaginary) {
        return real.mul(real)
                .add(imaginary.mul(imaginary))
                .add(OnnxLayers.ROOT_FLOOR)
                .sqrt();
    }

    @Override
    public NDArray normalised(String name, NDArray value) {
        var normalised = batchNormalised(name, value);
        return styles.map(mixing -> mixing.mixedAfter(name, normalised)).orElse(normalised);
    }

    private NDArray batchNormalised(String name, NDArray value) {
        return BatchNorm.batchNorm(
                        value,
                        torchParameters.row(name, Norm.MEAN),
                        torchParameters.row(name, Norm.VARIANCE),
                        torchParameters.row(name, Norm.GAIN),
                        torchParameters.row(name, Norm.OFFSET),
                        1,
                        MOMENTUM,
                        OnnxLayers.NORM_FLOOR,
                        training)
                .singletonOrThrow();
    }

    @Override
    public NDArray rectified(NDArray map) {
        return Activation.relu(map);
    }

    @Override
    public NDArray pooled(NDArray map, int radii, int angles) {
        return Pool.avgPool2d(map, new Shape(radii, angles), new Shape(radii, angles), new Shape(0, 0), false, true);
    }

    @Override
    public NDArray spectrum(NDArray map, int angles, int frequencies) {
        var real = map.matMul(waves(map, angles, frequencies, false));
        var imaginary = map.matMul(waves(map, angles, frequencies, true));
        return length(real, imaginary).reshape(map.getShape().get(0), -1);
    }

    private static NDArray waves(NDArray beside, int angles, int frequencies, boolean sine) {
        return beside.getManager()
                .create(Kernels.dft(angles, frequencies, sine), new Shape(angles, frequencies))
                .toType(DataType.FLOAT32, false);
    }

    @Override
    public NDArray joined(NDArray first, NDArray second) {
        return NDArrays.concat(new NDList(first, second), 1);
    }

    @Override
    public NDArray linear(String weights, NDArray vector) {
        return Linear.linear(vector, torchParameters.array(weights)).singletonOrThrow();
    }

    @Override
    public NDArray unit(NDArray vector) {
        return vector.div(vector.mul(vector).sum(new int[] {1}, true).sqrt());
    }

    @Override
    public NDArray radiiAsChannels(NDArray map, int channels) {
        return map.reshape(map.getShape().get(0), channels, 1, -1);
    }

    @Override
    public NDArray flattened(NDArray map) {
        return map.reshape(map.getShape().get(0), -1);
    }
}
