package org.vitrine.recipes.learn;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import org.vitrine.models.PolarMap;
import org.vitrine.recipes.nets.FaceNet;
import org.vitrine.recipes.nets.NetworkWeights;
import org.vitrine.recipes.nets.OutlineNet;
import org.vitrine.recipes.nets.ReliefNet;
import org.vitrine.recipes.pictures.CutOuts;
import org.vitrine.recipes.pictures.TrainingPictures;

/**
 * Trains the networks on polar maps and pictures, and runs trained networks in PyTorch, to compare the exported graphs
 * with them.
 */
public final class NetworkTrainer {

    private NetworkTrainer() {}

    /**
     * Trains a {@link FaceNet} for the rotation and side of faces.
     *
     * @param faces source of the training pictures
     * @param batch pictures in the batch of a step
     */
    public static NetworkWeights faces(
            TrainingRun trainingRun, FaceSampler faces, int batch, TrainingRun.Progress progress) throws IOException {
        return trainingRun.train(
                FaceNet.parameters(),
                new FaceObjective(faces, batch, trainingRun.plan().seed()),
                progress);
    }

    /**
     * Trains a {@link ReliefNet} for vectors.
     *
     * @param perFace number of pictures of each face; they follow each other in the set
     * @param faces number of faces in a batch; each occurs in two pictures
     */
    public static NetworkWeights embedder(
            TrainingRun trainingRun,
            TrainingPictures trainingPictures,
            int perFace,
            int faces,
            TrainingRun.Progress progress)
            throws IOException {
        return trainingRun.train(
                ReliefNet.parameters(),
                new ContrastiveObjective(
                        trainingPictures, perFace, faces, trainingRun.plan().seed()),
                progress);
    }

    /**
     * Trains an {@link OutlineNet} for outlines.
     *
     * @param batch scenes in the batch of a step, each composed anew
     */
    public static NetworkWeights outline(
            TrainingRun trainingRun, CutOuts cutOuts, int batch, TrainingRun.Progress progress) throws IOException {
        return trainingRun.train(
                OutlineNet.parameters(),
                new OutlineObjective(cutOuts, batch, trainingRun.plan().seed()),
                progress);
    }

    /**
     * Writes the polar map of a picture with the augmentation of a face network's input; the same seed gives the same
     * map.
     *
     * @param to receives {@code RADII} × {@code ANGLES} numbers from index {@code offset}
     * @return rotation of the face in that map, degrees clockwise
     */
    public static double augmented(TrainingPictures trainingPictures, int picture, long seed, float[] to, int offset) {
        return FaceSampler.inputMap(trainingPictures, picture, new SplittableRandom(seed), to, offset);
    }

    /**
     * As {@link #augmented}, then applies {@link WearAugmentation} at full strength, which is harder than any training
     * picture.
     */
    public static double worn(TrainingPictures trainingPictures, int picture, long seed, float[] to) {
        double degrees = augmented(trainingPictures, picture, seed, to, 0);
        var random = new SplittableRandom(~seed);
        var undertype = new float[to.length];
        trainingPictures.map(random.nextInt(trainingPictures.count()), undertype, 0);
        new WearAugmentation(1).apply(to, 0, undertype, random);
        return degrees;
    }

    /** Returns the vectors of polar maps, one after the other. */
    public static float[] vectors(NetworkWeights weights, float[] maps, int count) {
        try (var manager = NDManager.newBaseManager();
                var torchParameters = new TorchParameters(manager, weights)) {
            var input = torchParameters.manager().create(maps, new Shape(count, 1, PolarMap.RADII, PolarMap.ANGLES));
            return ReliefNet.vector(new TorchLayers(torchParameters, false), input)
                    .toFloatArray();
        }
    }

    /** Returns the logits of rotations, then of sides, for each polar map, averaged over the networks. */
    public static float[] faceScores(List<NetworkWeights> networks, float[] maps, int count) {
        var mean = new float[count * (FaceNet.ANGLES + FaceNet.SIDES)];
        for (var weights : networks) {
            var scores = faceScores(weights, maps, count);
            for (int i = 0; i < mean.length; i++) {
                mean[i] += scores[i] / networks.size();
            }
        }
        return mean;
    }

    private static float[] faceScores(NetworkWeights weights, float[] maps, int count) {
        try (var manager = NDManager.newBaseManager();
                var torchParameters = new TorchParameters(manager, weights)) {
            var layers = new TorchLayers(torchParameters, false);
            var answer = FaceNet.output(layers, torchParameters.manager().create(maps, FaceObjective.shape(count)));
            return layers.joined(answer.turns(), answer.sides()).toFloatArray();
        }
    }

    /** Returns a logit for each pixel of pictures, whose numbers are from 0 to 255. */
    public static float[] outlineScores(NetworkWeights weights, float[] pictures, int count) {
        try (var manager = NDManager.newBaseManager();
                var torchParameters = new TorchParameters(manager, weights)) {
            var input = OutlineObjective.input(torchParameters.manager(), pictures, count);
            return OutlineNet.scores(new TorchLayers(torchParameters, false), input)
                    .toFloatArray();
        }
    }
}
