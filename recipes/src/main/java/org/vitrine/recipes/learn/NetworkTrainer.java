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

/** Teaches networks, and has them answer as the trainer does, to compare what is exported with. */
public final class NetworkTrainer {

    private NetworkTrainer() {}

    /**
     * How faces are turned, and which they are.
     *
     * @param batch pictures a step
     */
    public static NetworkWeights faces(
            TrainingRun trainingRun, FaceSampler faces, int batch, TrainingRun.Progress progress) throws IOException {
        return trainingRun.learn(
                FaceNet.parameters(),
                new FaceObjective(faces, batch, trainingRun.plan().seed()),
                progress);
    }

    /**
     * @param perFace how many pictures of each face the album has, one after the other
     * @param faces of a batch, each seen twice
     */
    public static NetworkWeights embedder(
            TrainingRun trainingRun,
            TrainingPictures trainingPictures,
            int perFace,
            int faces,
            TrainingRun.Progress progress)
            throws IOException {
        return trainingRun.learn(
                ReliefNet.parameters(),
                new ContrastiveObjective(
                        trainingPictures, perFace, faces, trainingRun.plan().seed()),
                progress);
    }

    /** @param batch scenes of a step, each composed anew */
    public static NetworkWeights outline(
            TrainingRun trainingRun, CutOuts cutOuts, int batch, TrainingRun.Progress progress) throws IOException {
        return trainingRun.learn(
                OutlineNet.parameters(),
                new OutlineObjective(cutOuts, batch, trainingRun.plan().seed()),
                progress);
    }

    /**
     * Writes the polar map of a picture of an album as a network of faces is asked about it; the same seed, the same map.
     *
     * @return by how much it is turned clockwise, in degrees
     */
    public static double shown(TrainingPictures trainingPictures, int picture, long seed, float[] to, int at) {
        return FaceSampler.asked(trainingPictures, picture, new SplittableRandom(seed), to, at);
    }

    /** The same, and then {@link WearAugmentation} pass over it: harder than anything that was learnt from. */
    public static double aged(TrainingPictures trainingPictures, int picture, long seed, float[] to) {
        double degrees = shown(trainingPictures, picture, seed, to, 0);
        var random = new SplittableRandom(~seed);
        var older = new float[to.length];
        trainingPictures.map(random.nextInt(trainingPictures.count()), older, 0);
        new WearAugmentation(1).pass(to, 0, older, random);
        return degrees;
    }

    /** The vectors of polar maps, one after the other. */
    public static float[] vectors(NetworkWeights numbers, float[] maps, int count) {
        try (var manager = NDManager.newBaseManager();
                var learnt = new TorchParameters(manager, numbers)) {
            var input = learnt.manager().create(maps, new Shape(count, 1, PolarMap.RADII, PolarMap.ANGLES));
            return ReliefNet.vector(new TorchLayers(learnt, false), input).toFloatArray();
        }
    }

    /** The scores of turns, then of sides, of polar maps, one after the other: the mean of what networks say. */
    public static float[] faceScores(List<NetworkWeights> networks, float[] maps, int count) {
        var mean = new float[count * (FaceNet.ANGLES + FaceNet.SIDES)];
        for (var numbers : networks) {
            var scores = faceScores(numbers, maps, count);
            for (int i = 0; i < mean.length; i++) {
                mean[i] += scores[i] / networks.size();
            }
        }
        return mean;
    }

    private static float[] faceScores(NetworkWeights numbers, float[] maps, int count) {
        try (var manager = NDManager.newBaseManager();
                var learnt = new TorchParameters(manager, numbers)) {
            var layers = new TorchLayers(learnt, false);
            var answer = FaceNet.answer(layers, learnt.manager().create(maps, FaceObjective.shape(count)));
            return layers.joined(answer.turns(), answer.sides()).toFloatArray();
        }
    }

    /** The scores of pixels of pictures, whose numbers are 0 to 255, one after the other. */
    public static float[] outlineScores(NetworkWeights numbers, float[] pictures, int count) {
        try (var manager = NDManager.newBaseManager();
                var learnt = new TorchParameters(manager, numbers)) {
            var input = OutlineObjective.input(learnt.manager(), pictures, count);
            return OutlineNet.scores(new TorchLayers(learnt, false), input).toFloatArray();
        }
    }
}
