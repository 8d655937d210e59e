package org.vitrine.recipes.nets;

/**
 * Operations that networks are defined with. Those on a polar map [N, channels, radii, angles] wrap around the angle
 * and are equivariant to rotation. Those on a picture [N, channels, height, width] use {@link #convolvedPicture}
 * convolutions.
 *
 * @param <T> intermediate value: an array in PyTorch, or the name of a value in an ONNX graph
 */
public interface Layers<T> {

    /**
     * Convolution of a polar map. It wraps around the angle and pads the radii with zeros.
     *
     * @param weights name of the kernel; out × in × kernel × kernel
     */
    T convolved(String weights, T map);

    /**
     * Convolution of a picture, padded with zeros.
     *
     * @param weights name of the kernel; out × in × kernel × kernel
     * @param step stride, pixels
     */
    T convolvedPicture(String weights, T picture, int step);

    /**
     * Pixel shuffle: [N, 4 × channels, height, width] to [N, channels, 2 × height, 2 × width]; each four channels
     * become a square of two by two pixels.
     */
    T pixelShuffle(T picture);

    /**
     * Energy of quadrature filters: a convolution whose first and second half of channels are the real and imaginary
     * parts of complex numbers; their squared magnitudes are averaged over blocks, and the result is the fourth root.
     * Has half as many channels as the kernel has outputs.
     *
     * @param radii height of a block
     * @param angles width of a block
     */
    T filterEnergy(String weights, T map, int radii, int angles);

    /**
     * Batch normalisation of each channel, or of each number of a vector: to mean 0 and standard deviation 1, by the
     * statistics of training, then gain and offset.
     */
    T normalised(String name, T value);

    /** ReLU. */
    T rectified(T map);

    /** Average pooling over blocks of {@code radii} × {@code angles}. */
    T pooled(T map, int radii, int angles);

    /**
     * Magnitudes of the first Fourier frequencies along the angle, which are invariant to rotation: [N, channels ×
     * radii × frequencies].
     */
    T spectrum(T map, int angles, int frequencies);

    /** Concatenation along the channels. */
    T joined(T first, T second);

    /** Product with a matrix out × in, without bias. */
    T linear(String weights, T vector);

    /** Scales each vector to unit length. */
    T unit(T vector);

    /**
     * Reshapes [N, channels, radii, angles] to [N, channels × radii, 1, angles].
     *
     * @param channels channels of the result
     */
    T radiiAsChannels(T map, int channels);

    /** Reshapes [N, 1, 1, angles] to [N, angles]. */
    T flattened(T map);
}
