package org.vitrine.recipes.nets;

/**
 * What networks are made of: those on a polar map [N, channels, radii, angles], where the angle goes around and every layer commutes
 * with turning; and those on a picture [N, channels, height, width], whose convolutions are {@link #framed}.
 *
 * @param <T> a value under way: an array, or the name of one
 */
public interface Layers<T> {

    /**
     * A convolution that wraps around the angle; beyond the radii is nothing.
     *
     * @param weights their name; out × in × kernel × kernel
     */
    T convolved(String weights, T map);

    /**
     * A convolution of a picture, beyond which is nothing.
     *
     * @param step pixels from one result to the next
     */
    T framed(String weights, T picture, int step);

    /** [N, 4 × channels, height, width] as [N, channels, 2 × height, 2 × width]: each four to a square of two by two. */
    T spread(T picture);

    /**
     * A convolution of half as many results: first and second half taken as complex numbers, their squared lengths averaged over
     * blocks, and of that the fourth root.
     */
    T energy(String weights, T map, int radii, int angles);

    /** Of mean 0 and deviation 1 by channel, or by number of a vector, by what was seen in training. */
    T normalised(String name, T value);

    T rectified(T map);

    /** Mean over blocks. */
    T pooled(T map, int radii, int angles);

    /** Magnitudes of the first frequencies along the angle, which turning leaves alone: [N, channels × radii × frequencies]. */
    T spectrum(T map, int angles, int frequencies);

    T joined(T first, T second);

    T linear(String weights, T vector);

    T unit(T vector);

    /** [N, channels, radii, angles] as [N, channels × radii, 1, angles]. */
    T stacked(T map, int channels);

    /** [N, 1, 1, angles] as [N, angles]. */
    T flat(T map);
}
