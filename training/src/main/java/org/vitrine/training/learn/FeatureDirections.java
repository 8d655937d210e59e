package org.vitrine.training.learn;

/** What of a vector is learnt from. */
sealed interface FeatureDirections permits FeatureDirections.Whole, PrincipalComponents {

    int count();

    /** How far a vector reaches in each direction. */
    double[] along(float[] vector);

    /** Weights for whole vectors, of weights for each direction: both make the same sum of a vector. */
    float[] back(float[] along);

    /** Each number of a vector by itself. */
    record Whole(int count) implements FeatureDirections {

        @Override
        public double[] along(float[] vector) {
            var numbers = new double[vector.length];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = vector[i];
            }
            return numbers;
        }

        @Override
        public float[] back(float[] along) {
            return along.clone();
        }
    }
}
