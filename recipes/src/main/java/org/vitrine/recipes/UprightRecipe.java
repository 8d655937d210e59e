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
 * {@code coin-upright}: by how much a coin is turned.
 *
 * @param batch pictures a step
 */
record UprightRecipe(String name, int version, Album.Subject subject, Course.Plan plan, int batch) implements Recipe {

    static final UprightRecipe TODAYS = new UprightRecipe(
            "coin-upright", 1, new Album.Subject(101, 1000, 8, 128), new Course.Plan(7, 4000, 0.0015, 50), 64);

    /** Pictures that trainer and exported graph are compared on. */
    private static final int COMPARED = 32;

    @Override
    public Made make(Path kept, Report report) throws IOException, InterruptedException {
        var album = Album.of(kept, subject, report::drawn);
        var course = new Course(plan, kept.resolve("%s-%d.learnt".formatted(name, version)));
        var numbers = School.upright(
                course,
                album,
                batch,
                (step, of, loss) -> report.line("step %d of %d, loss %.4f".formatted(step, of, loss)));
        int cells = PolarMap.RADII * PolarMap.ANGLES;
        int count = Math.min(COMPARED, album.count());
        var maps = new float[count * cells];
        for (int i = 0; i < count; i++) {
            album.map(i, maps, i * cells);
        }
        try (var exported = Session.of(Graphs.uprightOfMaps(numbers))) {
            var agreement = Agreement.of(
                            School.uprightScores(numbers, maps, count),
                            exported.run(maps, count, 1, PolarMap.RADII, PolarMap.ANGLES))
                    .orThrow();
            return new Made(Graphs.upright(name, numbers), agreement.largest());
        }
    }
}
