package org.vitrine.recipes.learn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.SplittableRandom;
import org.vitrine.models.PolarMap;
import org.vitrine.recipes.nets.ReliefNet;
import org.vitrine.recipes.pictures.TrainingPictures;

/**
 * Supervised contrastive loss (Khosla et al., NeurIPS 2020) for embedders: two pictures of one face have to be closer
 * to each other than to the pictures of all other faces of the batch.
 *
 * @param pictureSet pictures to train on
 * @param perFace number of pictures of each face; they follow each other in the set
 * @param faces number of faces in a batch; each occurs in two pictures
 * @param seed seed of the batches
 * @throws IllegalArgumentException if the set has too few faces for a batch, or one picture of each
 */
record ContrastiveObjective(TrainingPictures pictureSet, int perFace, int faces, long seed)
        implements TrainingObjective {

    /** Divisor of the similarities. The lower, the more weight the closest pictures of other faces have. */
    private static final float TEMPERATURE = 0.1f;

    /** Replaces the similarity of a picture with itself, far below any other, so that it has no weight. */
    private static final float EXCLUDED = -1e4f;

    ContrastiveObjective {
        if (perFace < 2 || pictureSet.count() / perFace < faces) {
            throw new IllegalArgumentException(
                    "%d pictures with %d of each face cannot fill a batch of %d faces; draw more types or 2 specimens of each"
                            .formatted(pictureSet.count(), perFace, faces));
        }
    }

    @Override
    public NDArray loss(TorchLayers layers, NDManager manager, int step) {
        var random = new SplittableRandom(seed * 1_000_003 + step);
        int batch = 2 * faces;
        var maps = new float[batch * PolarMap.RADII * PolarMap.ANGLES];
        var chosen = random.ints(0, pictureSet.count() / perFace)
                .distinct()
                .limit(faces)
                .toArray();
        for (int i = 0; i < faces; i++) {
            int one = random.nextInt(perFace);
            int other = (one + 1 + random.nextInt(perFace - 1)) % perFace;
            writeAugmented(chosen[i] * perFace + one, maps, 2 * i, random);
            writeAugmented(chosen[i] * perFace + other, maps, 2 * i + 1, random);
        }
        var input = manager.create(maps, new Shape(batch, 1, PolarMap.RADII, PolarMap.ANGLES));
        var vectors = ReliefNet.vector(layers, input);
        var similarities = vectors.matMul(vectors.transpose()).div(TEMPERATURE).add(diagonal(manager, batch));
        return similarities
                .logSoftmax(1)
                .mul(positivePairs(manager, batch))
                .sum()
                .neg()
                .div(batch);
    }

    private void writeAugmented(int picture, float[] maps, int index, SplittableRandom random) {
        int from = index * PolarMap.RADII * PolarMap.ANGLES;
        pictureSet.map(picture, maps, from);
        GeometricAugmentation.random(random).apply(maps, from);
        PhotometricAugmentation.augment(maps, from, random);
    }

    private static NDArray diagonal(NDManager manager, int batch) {
        return manager.eye(batch).mul(EXCLUDED);
    }

    /** Returns 1 where two different pictures are of one face: each pair is adjacent in the batch. */
    private static NDArray positivePairs(NDManager manager, int batch) {
        var positivePairs = new float[batch * batch];
        for (int i = 0; i < batch; i++) {
            positivePairs[i * batch + (i ^ 1)] = 1;
        }
        return manager.create(positivePairs, new Shape(batch, batch));
    }
}
