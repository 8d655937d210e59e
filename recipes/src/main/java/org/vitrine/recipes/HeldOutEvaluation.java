package org.vitrine.recipes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.vitrine.models.PolarMap;
import org.vitrine.recipes.export.SingleThreadSession;
import org.vitrine.recipes.learn.NetworkTrainer;
import org.vitrine.recipes.learn.RotationPredictions;
import org.vitrine.recipes.learn.SidePredictions;
import org.vitrine.recipes.nets.FaceNet;
import org.vitrine.recipes.pictures.PolarRendering;
import org.vitrine.recipes.pictures.TrainingPictures;

/**
 * Predictions of a face network for pictures that it was not trained on, with the truth. The temperature of
 * {@code coin-upright} and {@code coin-side} is fitted to coins of another hoard in the plain style with simulated
 * wear, because real coins are out of the training domain as well. Only types with a head on the obverse count: for
 * others the sides cannot be distinguished.
 *
 * @param rotations predicted rotations
 * @param sides predicted sides
 */
record HeldOutEvaluation(RotationPredictions rotations, SidePredictions sides) {

    private static final TrainingPictures.Specification PLAIN =
            new TrainingPictures.Specification(977, 150, 2, 128, PolarRendering.UNROLLED);

    /**
     * Evaluates a network on worn coins of the plain style of another hoard.
     *
     * @param exported graph that takes polar maps and returns logits of rotations, then of sides
     * @param workFolder folder of rendered pictures
     */
    static HeldOutEvaluation ofOtherHoard(SingleThreadSession exported, Path workFolder, Recipe.Report report)
            throws IOException, InterruptedException {
        var pictureSet = TrainingPictures.of(workFolder, PLAIN, report::shardDrawn);
        var pictures = IntStream.range(0, pictureSet.count())
                .filter(pictureSet::hasPortrait)
                .boxed()
                .toList();
        return of(
                exported,
                pictureSet,
                pictures,
                (picture, map) -> NetworkTrainer.worn(pictureSet, picture, picture, map));
    }

    /**
     * Evaluates a network on the last pictures of the set that it was trained on, which were held out, without
     * simulated wear.
     *
     * @param heldOut number of pictures held out
     */
    static HeldOutEvaluation ofHeldOutTypes(SingleThreadSession exported, TrainingPictures pictureSet, int heldOut) {
        var pictures = IntStream.range(pictureSet.count() - heldOut, pictureSet.count())
                .boxed()
                .toList();
        return of(
                exported,
                pictureSet,
                pictures,
                (picture, map) -> NetworkTrainer.augmented(pictureSet, picture, picture, map, 0));
    }

    /** Writes the polar map of a picture and returns its rotation in degrees clockwise. */
    private interface InputMaps {
        double write(int picture, float[] map);
    }

    private static HeldOutEvaluation of(
            SingleThreadSession exported, TrainingPictures pictureSet, List<Integer> pictures, InputMaps inputMaps) {
        var turns = new ArrayList<float[]>();
        var degrees = new double[pictures.size()];
        var reverseScores = new double[pictures.size()];
        var isReverse = new boolean[pictures.size()];
        var map = new float[PolarMap.RADII * PolarMap.ANGLES];
        for (int i = 0; i < pictures.size(); i++) {
            int picture = pictures.get(i);
            degrees[i] = inputMaps.write(picture, map);
            var scores = exported.run(map, 1, 1, PolarMap.RADII, PolarMap.ANGLES);
            turns.add(Arrays.copyOf(scores, FaceNet.ANGLES));
            reverseScores[i] = scores[FaceNet.ANGLES + 1] - scores[FaceNet.ANGLES];
            isReverse[i] = pictureSet.face(picture) % FaceNet.SIDES == 1;
        }
        return new HeldOutEvaluation(
                new RotationPredictions(turns, degrees), new SidePredictions(reverseScores, isReverse));
    }
}
