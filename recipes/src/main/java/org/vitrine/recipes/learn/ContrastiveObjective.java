package org.vitrine.recipes.learn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.SplittableRandom;
import org.vitrine.models.PolarMap;
import org.vitrine.recipes.nets.ReliefNet;
import org.vitrine.recipes.pictures.TrainingPictures;

/**
 * Asks that two pictures of one face are nearer to each other than to those of all other faces of the batch (supervised contrastive
 * loss, Khosla et al., NeurIPS 2020).
 *
 * @param faces of a batch, each seen twice
 * @param perFace how many pictures of each face the album has, one after the other
 */
record ContrastiveObjective(TrainingPictures album, int perFace, int faces, long seed) implements TrainingObjective {

    /** The lower, the more the nearest strangers count. */
    private static final float TEMPERATURE = 0.1f;

    /** Far below any similarity: a picture is not compared with itself. */
    private static final float NEVER = -1e4f;

    @Override
    public NDArray loss(TorchLayers layers, NDManager room, int step) {
        var random = new SplittableRandom(seed * 1_000_003 + step);
        int batch = 2 * faces;
        var maps = new float[batch * PolarMap.RADII * PolarMap.ANGLES];
        var chosen =
                random.ints(0, album.count() / perFace).distinct().limit(faces).toArray();
        for (int i = 0; i < faces; i++) {
            int one = random.nextInt(perFace);
            int other = (one + 1 + random.nextInt(perFace - 1)) % perFace;
            put(chosen[i] * perFace + one, maps, 2 * i, random);
            put(chosen[i] * perFace + other, maps, 2 * i + 1, random);
        }
        var input = room.create(maps, new Shape(batch, 1, PolarMap.RADII, PolarMap.ANGLES));
        var vectors = ReliefNet.vector(layers, input);
        var likeness = vectors.matMul(vectors.transpose()).div(TEMPERATURE).add(diagonal(room, batch));
        return likeness.logSoftmax(1).mul(twins(room, batch)).sum().neg().div(batch);
    }

    private void put(int picture, float[] maps, int at, SplittableRandom random) {
        int from = at * PolarMap.RADII * PolarMap.ANGLES;
        album.map(picture, maps, from);
        GeometricAugmentation.random(random).apply(maps, from);
        PhotometricAugmentation.augment(maps, from, random);
    }

    private static NDArray diagonal(NDManager room, int batch) {
        return room.eye(batch).mul(NEVER);
    }

    /** 1 where two pictures are of one face: neighbours, in pairs. */
    private static NDArray twins(NDManager room, int batch) {
        var twins = new float[batch * batch];
        for (int i = 0; i < batch; i++) {
            twins[i * batch + (i ^ 1)] = 1;
        }
        return room.create(twins, new Shape(batch, batch));
    }
}
