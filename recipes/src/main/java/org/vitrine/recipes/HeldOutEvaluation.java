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
 * @param readings predicted rotations
 * @param verdicts predicted sides
 */
record HeldOutEvaluation(RotationPredictions readings, SidePredictions verdicts) {

    private static final TrainingPictures.Subject PLAIN =
            new TrainingPictures.Subject(977, 150, 2, 128, PolarRendering.UNROLLED);

    /**
     * Evaluates a network on worn coins of the plain style of another hoard.
     *
     * @param exported graph that takes polar maps and returns logits of rotations, then of sides
     * @param kept folder of rendered pictures
     */
    static HeldOutEvaluation asked(SingleThreadSession exported, Path kept, Recipe.Report report)
            throws IOException, InterruptedException {
        var album = TrainingPictures.of(kept, PLAIN, report::drawn);
        var pictures = IntStream.range(0, album.count())
                .filter(album::isHeaded)
                .boxed()
                .toList();
        return of(exported, album, pictures, (picture, map) -> NetworkTrainer.aged(album, picture, picture, map));
    }

    /**
     * Evaluates a network on the last pictures of the set that it was trained on, which were held out, without
     * simulated wear.
     *
     * @param held number of pictures held out
     */
    static HeldOutEvaluation held(SingleThreadSession exported, TrainingPictures album, int held) {
        var pictures =
                IntStream.range(album.count() - held, album.count()).boxed().toList();
        return of(exported, album, pictures, (picture, map) -> NetworkTrainer.shown(album, picture, picture, map, 0));
    }

    /** Writes the polar map of a picture and returns its rotation in degrees clockwise. */
    private interface Showing {
        double show(int picture, float[] map);
    }

    private static HeldOutEvaluation of(
            SingleThreadSession exported, TrainingPictures album, List<Integer> pictures, Showing showing) {
        var turns = new ArrayList<float[]>();
        var degrees = new double[pictures.size()];
        var forReverse = new double[pictures.size()];
        var reverse = new boolean[pictures.size()];
        var map = new float[PolarMap.RADII * PolarMap.ANGLES];
        for (int i = 0; i < pictures.size(); i++) {
            int picture = pictures.get(i);
            degrees[i] = showing.show(picture, map);
            var scores = exported.run(map, 1, 1, PolarMap.RADII, PolarMap.ANGLES);
            turns.add(Arrays.copyOf(scores, FaceNet.ANGLES));
            forReverse[i] = scores[FaceNet.ANGLES + 1] - scores[FaceNet.ANGLES];
            reverse[i] = album.face(picture) % FaceNet.SIDES == 1;
        }
        return new HeldOutEvaluation(new RotationPredictions(turns, degrees), new SidePredictions(forReverse, reverse));
    }
}
