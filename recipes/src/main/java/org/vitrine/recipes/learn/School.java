package org.vitrine.recipes.learn;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.util.SplittableRandom;
import org.vitrine.models.Miniature;
import org.vitrine.models.PolarMap;
import org.vitrine.recipes.nets.Numbers;
import org.vitrine.recipes.nets.OutlineNet;
import org.vitrine.recipes.nets.ReliefNet;
import org.vitrine.recipes.nets.SideNet;
import org.vitrine.recipes.nets.UprightNet;
import org.vitrine.recipes.pictures.Album;
import org.vitrine.recipes.pictures.CutOuts;
import org.vitrine.recipes.pictures.Shrinker;

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

    /**
     * @param pictures of the album that are learnt of, from the first
     * @param batch pictures a step
     */
    public static Numbers side(Course course, Album album, int pictures, int batch, Course.Progress progress)
            throws IOException {
        return course.learn(
                SideNet.parameters(),
                new SideLesson(album, pictures, batch, course.plan().seed()),
                progress);
    }

    /** Writes the channels of a picture of an album as a step would be asked about it; the same seed, the same channels. */
    public static void handled(Album album, int picture, long seed, float[] to, int at) {
        var miniature = new float[Miniature.CELLS];
        album.map(picture, miniature, 0);
        new Handled().handle(miniature, new SplittableRandom(seed));
        new Shrinker().channels(miniature, to, at);
    }

    /** The scores of miniatures' channels, one after the other. */
    public static float[] sideScores(Numbers numbers, float[] channels, int count) {
        try (var manager = NDManager.newBaseManager();
                var learnt = new Learnt(manager, numbers)) {
            var input = learnt.manager().create(channels, SideLesson.shape(count));
            return SideNet.scores(new TorchLayers(learnt, false), input).toFloatArray();
        }
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
