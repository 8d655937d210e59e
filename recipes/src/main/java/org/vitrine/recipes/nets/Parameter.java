package org.vitrine.recipes.nets;

import java.util.List;
import java.util.stream.LongStream;

/**
 * A trainable parameter of a network.
 *
 * @param name name, unique in the network
 * @param initialisation how it is initialised
 * @param shape dimensions; for {@link Initialisation#BATCH_NORM} the number of channels
 */
public record Parameter(String name, Initialisation initialisation, List<Long> shape) {

    /** Initialisation of a parameter. */
    public enum Initialisation {
        /** Normally distributed, with a deviation that keeps the scale of what passes through (He initialisation). */
        HE_NORMAL,
        /** Gabor filters by direction and wavelength: the first half even, the second odd. */
        GABOR,
        /**
         * Batch normalisation, in four rows: gain 1 and offset 0, and the statistics of training, mean 0 and variance
         * 1.
         */
        BATCH_NORM
    }

    public Parameter {
        shape = List.copyOf(shape);
    }

    Parameter(String name, Initialisation initialisation, long... shape) {
        this(name, initialisation, LongStream.of(shape).boxed().toList());
    }

    /** Number of floats of the parameter. */
    public int size() {
        return Math.toIntExact(shape.stream().reduce(1L, (product, length) -> product * length))
                * (initialisation == Initialisation.BATCH_NORM ? Norm.ROWS : 1);
    }

    /** Number of inputs that each output is summed from. */
    int fanIn() {
        return Math.toIntExact(shape.stream().skip(1).reduce(1L, (product, length) -> product * length));
    }

    /** Rows of a {@link Initialisation#BATCH_NORM} parameter. */
    public static final class Norm {

        public static final int GAIN = 0;
        public static final int OFFSET = 1;
        public static final int MEAN = 2;
        public static final int VARIANCE = 3;
        static final int ROWS = 4;

        private Norm() {}
    }
}
