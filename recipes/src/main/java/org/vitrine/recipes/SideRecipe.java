package org.vitrine.recipes;

import java.io.IOException;
import java.nio.file.Path;
import org.vitrine.models.Miniature;
import org.vitrine.recipes.export.Agreement;
import org.vitrine.recipes.export.Graphs;
import org.vitrine.recipes.export.Session;
import org.vitrine.recipes.learn.Course;
import org.vitrine.recipes.learn.School;
import org.vitrine.recipes.learn.Verdicts;
import org.vitrine.recipes.nets.Numbers;
import org.vitrine.recipes.pictures.Album;
import org.vitrine.recipes.pictures.Drawing;
import org.vitrine.recipes.pictures.Shrinker;

/**
 * {@code coin-side}: whether the obverse or the reverse of a coin is seen, or that it cannot be told.
 *
 * @param held pictures of the last types, which are not learnt of: how sure the network may be is learnt of them
 * @param batch pictures a step
 */
record SideRecipe(String name, int version, Album.Subject subject, int held, Course.Plan plan, int batch)
        implements Recipe {

    static final SideRecipe TODAYS = new SideRecipe(
            "coin-side",
            1,
            new Album.Subject(301, 1300, 4, 128, Drawing.SMALL),
            800,
            new Course.Plan(7, 3000, 0.004, 50),
            48);

    /** Pictures that trainer and exported graph are compared on. */
    private static final int COMPARED = 32;

    @Override
    public Made make(Path kept, Report report) throws IOException, InterruptedException {
        var album = Album.of(kept, subject, report::drawn);
        var numbers = School.side(
                new Course(plan, kept.resolve("%s-%d.learnt".formatted(name, version))),
                album,
                album.count() - held,
                batch,
                (step, of, loss) -> report.line("step %d of %d, loss %.4f".formatted(step, of, loss)));
        var verdicts = verdicts(numbers, album);
        double temperature = verdicts.temperature();
        report.line("%.3f of %d held out are right, temperature %.2f".formatted(verdicts.right(), held, temperature));
        return new Made(Graphs.side(name, numbers, temperature), differs(numbers, album));
    }

    /**
     * On pictures of types that were not learnt of, each taken into the hand again: real coins are farther from the hoard than its
     * own, and who is sure on those only is not sure enough.
     */
    private Verdicts verdicts(Numbers numbers, Album album) {
        int first = album.count() - held;
        var forReverse = new double[held];
        var reverse = new boolean[held];
        var channels = new float[Shrinker.NUMBERS];
        try (var exported = Session.of(Graphs.sideInAllWays(numbers))) {
            for (int i = 0; i < held; i++) {
                School.handled(album, first + i, plan.seed() + i, channels, 0);
                var scores = exported.run(channels, 1, Miniature.CHANNELS, Miniature.HALF, Miniature.HALF);
                forReverse[i] = scores[1] - scores[0];
                reverse[i] = album.face(first + i) % 2 == 1;
            }
        }
        return new Verdicts(forReverse, reverse);
    }

    private static double differs(Numbers numbers, Album album) {
        var channels = new float[COMPARED * Shrinker.NUMBERS];
        for (int i = 0; i < COMPARED; i++) {
            School.handled(album, i, i, channels, i * Shrinker.NUMBERS);
        }
        try (var exported = Session.of(Graphs.sideOfChannels(numbers))) {
            return Agreement.of(
                            School.sideScores(numbers, channels, COMPARED),
                            exported.run(channels, COMPARED, Miniature.CHANNELS, Miniature.HALF, Miniature.HALF))
                    .orThrow()
                    .largest();
        }
    }
}
