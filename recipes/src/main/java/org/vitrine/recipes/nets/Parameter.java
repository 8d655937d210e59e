package org.vitrine.recipes.nets;

import java.util.List;
import java.util.stream.LongStream;

/**
 * Numbers that are learnt.
 *
 * @param shape of the numbers; of {@link Start#NORM} how many channels
 */
public record Parameter(String name, Start start, List<Long> shape) {

    /** What they are before anything is learnt. */
    public enum Start {
        /** Random, of a deviation that keeps the size of what passes through. */
        SPREAD,
        /** Filters of strokes by direction and wavelength: the first half even, the second odd. */
        GABOR,
        /** Four rows: gain 1, offset 0, and of what was seen in training mean 0 and variance 1. */
        NORM
    }

    public Parameter {
        shape = List.copyOf(shape);
    }

    Parameter(String name, Start start, long... shape) {
        this(name, start, LongStream.of(shape).boxed().toList());
    }

    public int size() {
        return Math.toIntExact(shape.stream().reduce(1L, (product, length) -> product * length))
                * (start == Start.NORM ? Norm.ROWS : 1);
    }

    /** How many numbers each result is summed from. */
    int fanIn() {
        return Math.toIntExact(shape.stream().skip(1).reduce(1L, (product, length) -> product * length));
    }

    /** The rows of a norm. */
    public static final class Norm {

        public static final int GAIN = 0;
        public static final int OFFSET = 1;
        public static final int MEAN = 2;
        public static final int VARIANCE = 3;
        static final int ROWS = 4;

        private Norm() {}
    }
}
