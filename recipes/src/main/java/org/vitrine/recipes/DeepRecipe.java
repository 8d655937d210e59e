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
 * @param subject pictures to train on
 * @param plan steps and rate of the training
 * @param faces number of faces in a batch; each occurs in two pictures
 * @param share weight of the network in a cosine, in (0, 1)
 */
record DeepRecipe(
        String name, int version, TrainingPictures.Subject subject, TrainingRun.Plan plan, int faces, double share)
        implements Recipe {

    static final DeepRecipe SHIPPED = new DeepRecipe(
            "relief-deep",
            2,
            new TrainingPictures.Subject(101, 1200, 8, 160),
            new TrainingRun.Plan(7, 700, 0.0015, 25),
            40,
            0.35);

    /** Number of pictures on which trainer and exported graph are compared. */
    private static final int COMPARED = 32;

    @Override
    public Made make(Path kept, Report report) throws IOException, InterruptedException {
        var album = TrainingPictures.of(kept, subject, report::drawn);
        var numbers = NetworkTrainer.embedder(
                new TrainingRun(plan, kept.resolve("%s-%d.learnt".formatted(name, version))),
                album,
                subject.specimens(),
                faces,
                (step, of, loss) -> report.line("step %d of %d, loss %.4f".formatted(step, of, loss)));
        int cells = PolarMap.RADII * PolarMap.ANGLES;
        int count = Math.min(COMPARED, album.count());
        var maps = new float[count * cells];
        for (int i = 0; i < count; i++) {
            album.map(i, maps, i * cells);
        }
        try (var exported = SingleThreadSession.of(ShippedGraphs.netOfMaps(numbers))) {
            var agreement = OutputDeviation.of(
                            NetworkTrainer.vectors(numbers, maps, count),
                            exported.run(maps, count, 1, PolarMap.RADII, PolarMap.ANGLES))
                    .orThrow();
            var vectors = EmbedderRecipe.vectors(album);
            report.line("%d pictures; learning the metric".formatted(vectors.length));
            var metric = EmbedderRecipe.SHIPPED.metric(vectors);
            return new Made(
                    ShippedGraphs.beside(name, numbers, metric, share),
                    Math.max(agreement.largest(), EmbedderRecipe.apart(album, vectors, metric)));
        }
    }
}
