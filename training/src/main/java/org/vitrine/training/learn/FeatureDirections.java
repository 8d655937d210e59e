package org.vitrine.training.learn;

/**
 * The directions of the vector space whose coordinates are the features of the training: all axes, or principal
 * components.
 */
sealed interface FeatureDirections permits FeatureDirections.AllAxes, PrincipalComponents {

    /** Number of directions. */
    int count();

    /** Coordinates of a vector along each direction. */
    double[] along(float[] vector);

    /** Converts one weight for each direction into weights for whole vectors that give the same weighted sum. */
    float[] toVector(float[] along);

    /** All axes: each number of a vector is a feature. */
    record AllAxes(int count) implements FeatureDirections {

        @Override
        public double[] along(float[] vector) {
            var numbers = new double[vector.length];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = vector[i];
            }
            return numbers;
        }

        @Override
        public float[] toVector(float[] along) {
            return along.clone();
        }
    }
}
