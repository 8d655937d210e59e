package org.vitrine.recipes;

import java.io.IOException;
import java.nio.file.Path;
import org.vitrine.models.PolarMap;
import org.vitrine.recipes.export.OutputDeviation;
import org.vitrine.recipes.export.ShippedGraphs;
import org.vitrine.recipes.export.SingleThreadSession;
import org.vitrine.recipes.learn.NetworkTrainer;
import org.vitrine.recipes.learn.TrainingRun;
import org.vitrine.recipes.pictures.TrainingPictures;

/**
 * Recipe of {@code relief-deep}, an embedder: the vector of a network on the polar map, beside that of
 * {@code relief-net}, whose metric is trained on the same pictures.
 *
 * @param specification pictures to train on
 * @param plan steps and rate of the training
 * @param faces number of faces in a batch; each occurs in two pictures
 * @param networkShare weight of the network in a cosine, in (0, 1)
 */
record DeepRecipe(
        String name,
        int version,
        TrainingPictures.Specification specification,
        TrainingRun.Plan plan,
        int faces,
        double networkShare)
        implements Recipe {

    static final DeepRecipe SHIPPED = new DeepRecipe(
            "relief-deep",
            2,
            new TrainingPictures.Specification(101, 1200, 8, 160),
            new TrainingRun.Plan(7, 700, 0.0015, 25),
            40,
            0.35);

    /** Number of pictures on which trainer and exported graph are compared. */
    private static final int COMPARED = 32;

    @Override
    public ExportedModel make(Path workFolder, Report report) throws IOException, InterruptedException {
        var pictureSet = TrainingPictures.of(workFolder, specification, report::shardDrawn);
        var weights = NetworkTrainer.embedder(
                new TrainingRun(plan, workFolder.resolve("%s-%d.learnt".formatted(name, version))),
                pictureSet,
                specification.specimens(),
                faces,
                (step, of, loss) -> report.line("step %d of %d, loss %.4f".formatted(step, of, loss)));
        int cells = PolarMap.RADII * PolarMap.ANGLES;
        int count = Math.min(COMPARED, pictureSet.count());
        var maps = new float[count * cells];
        for (int i = 0; i < count; i++) {
            pictureSet.map(i, maps, i * cells);
        }
        try (var exported = SingleThreadSession.of(ShippedGraphs.networkOfMaps(weights))) {
            var outputDeviation = OutputDeviation.of(
                            NetworkTrainer.vectors(weights, maps, count),
                            exported.run(maps, count, 1, PolarMap.RADII, PolarMap.ANGLES))
                    .orThrow();
            var vectors = EmbedderRecipe.vectors(pictureSet);
            report.line("%d pictures; learning the metric".formatted(vectors.length));
            var metric = EmbedderRecipe.SHIPPED.metric(vectors);
            return new ExportedModel(
                    ShippedGraphs.concatenated(name, weights, metric, networkShare),
                    Math.max(outputDeviation.largest(), EmbedderRecipe.deviation(pictureSet, vectors, metric)));
        }
    }
}
