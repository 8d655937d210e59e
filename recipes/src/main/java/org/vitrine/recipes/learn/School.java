package org.vitrine.recipes.learn;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.util.SplittableRandom;
import org.vitrine.models.PolarMap;
import org.vitrine.recipes.nets.FaceNet;
import org.vitrine.recipes.nets.Numbers;
import org.vitrine.recipes.nets.OutlineNet;
import org.vitrine.recipes.nets.ReliefNet;
import org.vitrine.recipes.pictures.Album;
import org.vitrine.recipes.pictures.CutOuts;

/** Teaches networks, and has them answer as the trainer does, to compare what is exported with. */
public final class School {

    private School() {}

    /**
     * How faces are turned, and which they are.
     *
     * @param pictures of the album that are learnt of, from the first
     * @param batch pictures a step
     */
    public static Numbers faces(Course course, Album album, int pictures, int batch, Course.Progress progress)
            throws IOException {
        return course.learn(
                FaceNet.parameters(),
                new FaceLesson(album, pictures, batch, course.plan().seed()),
                progress);
    }

    /**
     * @param perFace how many pictures of each face the album has, one after the other
     * @param faces of a batch, each seen twice
     */
    public static Numbers embedder(Course course, Album album, int perFace, int faces, Course.Progress progress)
            throws IOException {
        return course.learn(
                ReliefNet.parameters(),
                new AlikeLesson(album, perFace, faces, course.plan().seed()),
                progress);
    }

    /** @param batch scenes of a step, each composed anew */
    public static Numbers outline(Course course, CutOuts cutOuts, int batch, Course.Progress progress)
            throws IOException {
        return course.learn(
                OutlineNet.parameters(),
                new OutlineLesson(cutOuts, batch, course.plan().seed()),
                progress);
    }

    /**
     * Writes the polar map of a picture of an album as a network of faces is asked about it; the same seed, the same map.
     *
     * @param pictures of the album, from the first, whose relief may show through
     * @return by how much it is turned clockwise, in degrees
     */
    public static double shown(Album album, int pictures, int picture, long seed, float[] to, int at) {
        return new Asking(album, pictures).show(picture, new SplittableRandom(seed), to, at);
    }

    /** The vectors of polar maps, one after the other. */
    public static float[] vectors(Numbers numbers, float[] maps, int count) {
        try (var manager = NDManager.newBaseManager();
                var learnt = new Learnt(manager, numbers)) {
            var input = learnt.manager().create(maps, new Shape(count, 1, PolarMap.RADII, PolarMap.ANGLES));
            return ReliefNet.vector(new TorchLayers(learnt, false), input).toFloatArray();
        }
    }

    /** The scores of turns, then of sides, of polar maps, one after the other. */
    public static float[] faceScores(Numbers numbers, float[] maps, int count) {
        try (var manager = NDManager.newBaseManager();
                var learnt = new Learnt(manager, numbers)) {
            var layers = new TorchLayers(learnt, false);
            var answer = FaceNet.answer(layers, learnt.manager().create(maps, FaceLesson.shape(count)));
            return layers.joined(answer.turns(), answer.sides()).toFloatArray();
        }
    }

    /** The scores of pixels of pictures, whose numbers are 0 to 255, one after the other. */
    public static float[] outlineScores(Numbers numbers, float[] pictures, int count) {
        try (var manager = NDManager.newBaseManager();
                var learnt = new Learnt(manager, numbers)) {
            var input = OutlineLesson.input(learnt.manager(), pictures, count);
            return OutlineNet.scores(new TorchLayers(learnt, false), input).toFloatArray();
        }
    }
}
