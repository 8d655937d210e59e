package org.vitrine.recipes.learn;

import java.util.List;
import org.vitrine.recipes.nets.FaceNet;

/** Predicted rotations of pictures that a network was not trained on, with the true ones. */
public final class RotationPredictions {

    /** Steps on either side of a rotation that count as the same answer, as in the step {@code upright}. */
    private static final int NEIGHBOURS = 2;

    private final List<float[]> scores;
    private final double[] degrees;

    /**
     * @param scores logits of {@value FaceNet#ANGLES} rotations, for each picture
     * @param degrees true rotation of each picture, degrees clockwise
     * @throws IllegalArgumentException if the numbers of pictures differ or are 0
     */
    public RotationPredictions(List<float[]> scores, double[] degrees) {
        if (scores.size() != degrees.length || scores.isEmpty()) {
            throw new IllegalArgumentException(
                    "there are scores of %d pictures and %d true angles; give one angle per picture, at least one"
                            .formatted(scores.size(), degrees.length));
        }
        this.scores = List.copyOf(scores);
        this.degrees = degrees.clone();
    }

    /** Accuracy: share of the pictures whose most probable rotation is the true one or a neighbour of it. */
    public double accuracy() {
        int correct = 0;
        for (int i = 0; i < degrees.length; i++) {
            var pictureScores = scores.get(i);
            int best = 0;
            for (int turn = 1; turn < FaceNet.ANGLES; turn++) {
                best = pictureScores[turn] > pictureScores[best] ? turn : best;
            }
            correct += Math.abs(Math.IEEEremainder(best - nearest(i), FaceNet.ANGLES)) <= NEIGHBOURS ? 1 : 0;
        }
        return (double) correct / degrees.length;
    }

    /** Returns the temperature at which the confidence is calibrated. */
    public double temperature() {
        return TemperatureFit.minimise(this::negativeLogLikelihood);
    }

    /** Negative log likelihood: the mean of −ln of the probability of the true rotation and its neighbours together. */
    double negativeLogLikelihood(double temperature) {
        double sum = 0;
        for (int i = 0; i < degrees.length; i++) {
            sum -= Math.log(Math.max(Double.MIN_NORMAL, probability(i, temperature)));
        }
        return sum / degrees.length;
    }

    private double probability(int picture, double temperature) {
        var pictureScores = scores.get(picture);
        double maxScore = Double.NEGATIVE_INFINITY;
        for (float score : pictureScores) {
            maxScore = Math.max(maxScore, score);
        }
        double all = 0;
        double near = 0;
        for (int turn = 0; turn < FaceNet.ANGLES; turn++) {
            double share = Math.exp((pictureScores[turn] - maxScore) / temperature);
            all += share;
            boolean isNear = Math.abs(Math.IEEEremainder(turn - nearest(picture), FaceNet.ANGLES)) <= NEIGHBOURS;
            near += isNear ? share : 0;
        }
        return near / all;
    }

    private long nearest(int picture) {
        return Math.round(degrees[picture] * FaceNet.ANGLES / 360);
    }
}
