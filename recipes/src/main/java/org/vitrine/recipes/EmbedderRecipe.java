package org.vitrine.recipes;

import java.io.IOException;
import java.nio.file.Path;
import org.vitrine.models.PolarMap;
import org.vitrine.recipes.export.Agreement;
import org.vitrine.recipes.export.Graphs;
import org.vitrine.recipes.export.Session;
import org.vitrine.recipes.learn.Metric;
import org.vitrine.recipes.pictures.Album;

/**
 * {@code relief-net}: relief-bank's vectors in a metric learnt of a hoard.
 *
 * @param floor see {@link Metric#learnt}
 */
record EmbedderRecipe(String name, int version, Album.Subject subject, double floor) implements Recipe {

    static final EmbedderRecipe SHIPPED =
            new EmbedderRecipe("relief-net", 1, new Album.Subject(101, 1000, 8, 128), 0.1);

    private static final int CELLS = PolarMap.RADII * PolarMap.ANGLES;

    /** Pictures that trainer and exported graph are compared on. */
    private static final int COMPARED = 32;

    @Override
    public Made make(Path kept, Report report) throws IOException, InterruptedException {
        var album = Album.of(kept, subject, report::drawn);
        var vectors = new float[album.count()][];
        try (var bank = Session.of(Graphs.bankOfMaps())) {
            for (int i = 0; i < vectors.length; i++) {
                vectors[i] = bank.run(map(album, i), 1, 1, PolarMap.RADII, PolarMap.ANGLES);
            }
        }
        report.line("%d pictures; learning the metric".formatted(vectors.length));
        var metric = Metric.learnt(vectors, subject.specimens(), floor);
        double apart = 0;
        try (var exported = Session.of(Graphs.embedderOfMaps(metric))) {
            for (int i = 0; i < Math.min(COMPARED, vectors.length); i++) {
                var answer = exported.run(map(album, i), 1, 1, PolarMap.RADII, PolarMap.ANGLES);
                apart = Math.max(
                        apart,
                        Agreement.of(metric.applied(vectors[i]), answer)
                                .orThrow()
                                .largest());
            }
        }
        return new Made(Graphs.embedder(name, metric), apart);
    }

    private static float[] map(Album album, int picture) {
        var map = new float[CELLS];
        album.map(picture, map, 0);
        return map;
    }
}
