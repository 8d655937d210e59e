package org.vitrine.recipes.learn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.SplittableRandom;
import org.vitrine.models.PolarMap;
import org.vitrine.recipes.nets.Layers;
import org.vitrine.recipes.nets.UprightNet;
import org.vitrine.recipes.pictures.Album;

/** Asks by how much a coin is turned: cross entropy against a narrow bell about the truth. */
record UprightLesson(Album album, int batch, long seed) implements Lesson {

    /** Deviation of the bell, in steps of the answer: dies are cut up to 3° askew. */
    private static final double SPREAD = 0.8;

    @Override
    public NDArray loss(Layers<NDArray> layers, NDManager room, int step) {
        var random = new SplittableRandom(seed * 1_000_003 + step);
        int cells = PolarMap.RADII * PolarMap.ANGLES;
        var maps = new float[batch * cells];
        var truths = new float[batch * UprightNet.ANGLES];
        for (int i = 0; i < batch; i++) {
            int picture = random.nextInt(album.count());
            album.map(picture, maps, i * cells);
            Mishaps.befall(maps, i * cells, random);
            bell(album.degrees(picture), truths, i * UprightNet.ANGLES);
        }
        var scores = UprightNet.scores(layers, room.create(maps, new Shape(batch, 1, PolarMap.RADII, PolarMap.ANGLES)));
        var truth = room.create(truths, new Shape(batch, UprightNet.ANGLES));
        return scores.logSoftmax(1).mul(truth).sum().neg().div(batch);
    }

    private static void bell(double degrees, float[] truths, int at) {
        double middle = degrees * UprightNet.ANGLES / 360;
        double sum = 0;
        for (int angle = 0; angle < UprightNet.ANGLES; angle++) {
            double apart = Math.IEEEremainder(angle - middle, UprightNet.ANGLES) / SPREAD;
            truths[at + angle] = (float) Math.exp(-apart * apart / 2);
            sum += truths[at + angle];
        }
        for (int angle = 0; angle < UprightNet.ANGLES; angle++) {
            truths[at + angle] /= (float) sum;
        }
    }
}
