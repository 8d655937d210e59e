package org.vitrine.recipes.learn;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import org.vitrine.models.PolarMap;
import org.vitrine.recipes.nets.Numbers;
import org.vitrine.recipes.nets.OutlineNet;
import org.vitrine.recipes.nets.ReliefNet;
import org.vitrine.recipes.nets.UprightNet;
import org.vitrine.recipes.pictures.Album;
import org.vitrine.recipes.pictures.CutOuts;

/** Teaches networks, and has them answer as the trainer does, to compare what is exported with. */
public final class School {

    private School() {}

    public static Numbers upright(Course course, Album album, int batch, Course.Progress progress) throws IOException {
        return course.learn(
                UprightNet.parameters(),
                new UprightLesson(album, batch, course.plan().seed()),
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

    /** The vectors of polar maps, one after the other. */
    public static float[] vectors(Numbers numbers, float[] maps, int count) {
        try (var manager = NDManager.newBaseManager();
                var learnt = new Learnt(manager, numbers)) {
            var input = learnt.manager().create(maps, new Shape(count, 1, PolarMap.RADII, PolarMap.ANGLES));
            return ReliefNet.vector(new TorchLayers(learnt, false), input).toFloatArray();
        }
    }

    /** The scores of polar maps, one after the other. */
    public static float[] uprightScores(Numbers numbers, float[] maps, int count) {
        try (var manager = NDManager.newBaseManager();
                var learnt = new Learnt(manager, numbers)) {
            var input = learnt.manager().create(maps, new Shape(count, 1, PolarMap.RADII, PolarMap.ANGLES));
            return UprightNet.scores(new TorchLayers(learnt, false), input).toFloatArray();
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
