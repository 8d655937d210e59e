package org.vitrine.recipes;

import java.io.IOException;
import java.nio.file.Path;
import org.vitrine.models.PolarMap;
import org.vitrine.recipes.export.OutputDeviation;
import org.vitrine.recipes.export.ShippedGraphs;
import org.vitrine.recipes.export.SingleThreadSession;
import org.vitrine.recipes.learn.WhitenedMetric;
import org.vitrine.recipes.pictures.TrainingPictures;

/**
 * Recipe of {@code relief-net}, an embedder: vectors of {@code relief-bank}, averaged over slightly shifted and scaled
 * views, in a metric that is trained on a synthetic hoard.
 *
 * @param specification pictures to train on
 * @param floor regularisation of the metric; see {@link WhitenedMetric#fit}
 */
record EmbedderRecipe(String name, int version, TrainingPictures.Specification specification, double floor)
        implements Recipe {

    static final EmbedderRecipe SHIPPED =
            new EmbedderRecipe("relief-net", 1, new TrainingPictures.Specification(101, 1000, 8, 128), 0.1);

    private static final int CELLS = PolarMap.RADII * PolarMap.ANGLES;

    /** Number of pictures on which trainer and exported graph are compared. */
    private static final int COMPARED = 70;

    @Override
    public ExportedModel make(Path workFolder, Report report) throws IOException, InterruptedException {
        var pictureSet = TrainingPictures.of(workFolder, specification, report::shardDrawn);
        var vectors = vectors(pictureSet);
        report.line("%d pictures; learning the metric".formatted(vectors.length));
        var metric = metric(vectors);
        return new ExportedModel(ShippedGraphs.embedder(name, metric), deviation(pictureSet, vectors, metric));
    }

    /** Returns the {@code relief-bank} vector of each picture, in the order of the set. */
    static float[][] vectors(TrainingPictures pictureSet) {
        var vectors = new float[pictureSet.count()][];
        try (var bank = SingleThreadSession.of(ShippedGraphs.bankOfMaps())) {
            for (int i = 0; i < vectors.length; i++) {
                vectors[i] = bank.run(map(pictureSet, i), 1, 1, PolarMap.RADII, PolarMap.ANGLES);
            }
        }
        return vectors;
    }

    WhitenedMetric metric(float[][] vectors) {
        return WhitenedMetric.fit(vectors, specification.specimens(), floor);
    }

    /**
     * Compares the metric with the exported graph. Takes successive pictures as if they were the views of one object,
     * and compares the mean of their vectors in the metric with the graph's output.
     *
     * @return largest absolute difference
     * @throws IllegalStateException if the difference is too large
     */
    static double deviation(TrainingPictures pictureSet, float[][] vectors, WhitenedMetric metric) {
        int views = ShippedGraphs.VIEWS.size();
        double deviation = 0;
        try (var exported = SingleThreadSession.of(ShippedGraphs.embedderOfMaps(metric))) {
            for (int first = 0; first + views <= Math.min(COMPARED, vectors.length); first += views) {
                var maps = new float[views * CELLS];
                var mean = new float[metric.size()];
                for (int view = 0; view < views; view++) {
                    pictureSet.map(first + view, maps, view * CELLS);
                    for (int k = 0; k < mean.length; k++) {
                        mean[k] += vectors[first + view][k] / views;
                    }
                }
                var exportedVector = exported.run(maps, views, 1, PolarMap.RADII, PolarMap.ANGLES);
                deviation = Math.max(
                        deviation,
                        OutputDeviation.of(metric.apply(mean), exportedVector)
                                .orThrow()
                                .largest());
            }
        }
        return deviation;
    }

    private static float[] map(TrainingPictures pictureSet, int picture) {
        var map = new float[CELLS];
        pictureSet.map(picture, map, 0);
        return map;
    }
}
