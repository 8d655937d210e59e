package org.vitrine.recipes;

import java.io.IOException;
import java.nio.file.Path;
import org.vitrine.models.PolarMap;
import org.vitrine.recipes.export.Agreement;
import org.vitrine.recipes.export.Graphs;
import org.vitrine.recipes.export.Session;
import org.vitrine.recipes.learn.Course;
import org.vitrine.recipes.learn.School;
import org.vitrine.recipes.pictures.Album;

/**
 * {@code relief-deep}: a network on the polar map beside relief-net, whose metric is learnt of the same pictures.
 *
 * @param faces of a batch, each seen twice
 * @param share of the network in a cosine
 */
record DeepRecipe(String name, int version, Album.Subject subject, Course.Plan plan, int faces, double share)
        implements Recipe {

    static final DeepRecipe SHIPPED = new DeepRecipe(
            "relief-deep", 2, new Album.Subject(101, 1200, 8, 160), new Course.Plan(7, 700, 0.0015, 25), 40, 0.35);

    /** Pictures that trainer and exported graph are compared on. */
    private static final int COMPARED = 32;

    @Override
    public Made make(Path kept, Report report) throws IOException, InterruptedException {
        var album = Album.of(kept, subject, report::drawn);
        var numbers = School.embedder(
                new Course(plan, kept.resolve("%s-%d.learnt".formatted(name, version))),
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
        try (var exported = Session.of(Graphs.netOfMaps(numbers))) {
            var agreement = Agreement.of(
                            School.vectors(numbers, maps, count),
                            exported.run(maps, count, 1, PolarMap.RADII, PolarMap.ANGLES))
                    .orThrow();
            var vectors = EmbedderRecipe.vectors(album);
            report.line("%d pictures; learning the metric".formatted(vectors.length));
            var metric = EmbedderRecipe.SHIPPED.metric(vectors);
            return new Made(
                    Graphs.beside(name, numbers, metric, share),
                    Math.max(agreement.largest(), EmbedderRecipe.apart(album, vectors, metric)));
        }
    }
}
