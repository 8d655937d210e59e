package org.vitrine.recipes.learn;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import org.vitrine.models.ColourFigures;
import org.vitrine.recipes.nets.MetalNet;
import org.vitrine.recipes.nets.Numbers;

/** As {@link School}, of metals. */
public final class MetalSchool {

    private MetalSchool() {}

    /** @param batch pictures a step */
    public static Numbers taught(Course course, Assay assay, int batch, Course.Progress progress) throws IOException {
        return course.learn(
                MetalNet.parameters(),
                new MetalLesson(assay, batch, course.plan().seed()),
                progress);
    }

    /** The scores of pictures' figures, one after the other. */
    public static float[] scores(Numbers numbers, float[] figures, int count) {
        try (var manager = NDManager.newBaseManager();
                var learnt = new Learnt(manager, numbers)) {
            var input = learnt.manager().create(figures, new Shape(count, ColourFigures.COUNT));
            return MetalNet.scores(new TorchLayers(learnt, false), input).toFloatArray();
        }
    }
}
