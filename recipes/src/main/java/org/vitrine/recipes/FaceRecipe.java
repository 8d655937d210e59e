package org.vitrine.recipes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import org.vitrine.models.PolarMap;
import org.vitrine.recipes.export.Agreement;
import org.vitrine.recipes.export.Graphs;
import org.vitrine.recipes.export.Session;
import org.vitrine.recipes.learn.Course;
import org.vitrine.recipes.learn.Readings;
import org.vitrine.recipes.learn.School;
import org.vitrine.recipes.learn.Verdicts;
import org.vitrine.recipes.nets.FaceNet;
import org.vitrine.recipes.nets.Numbers;
import org.vitrine.recipes.pictures.Album;
import org.vitrine.recipes.pictures.Drawing;

/**
 * {@code coin-upright}, by how much a coin is turned, and {@code coin-side}, whether its obverse or its reverse is seen, or that it
 * cannot be told: two answers of one network, which is learnt once.
 *
 * @param held pictures of the last types, which are not learnt of: how sure the network may be is learnt of them
 * @param batch pictures a step
 */
record FaceRecipe(String name, int version, Answer answer, Album.Subject subject, int held, Course.Plan plan, int batch)
        implements Recipe {

    static final FaceRecipe UPRIGHT = today("coin-upright", Answer.TURN);

    static final FaceRecipe SIDE = today("coin-side", Answer.SIDE);

    /** Which of the network's answers. */
    enum Answer {
        TURN,
        SIDE
    }

    /** Pictures that trainer and exported graph are compared on. */
    private static final int COMPARED = 32;

    private static final int CELLS = PolarMap.RADII * PolarMap.ANGLES;

    private static FaceRecipe today(String name, Answer answer) {
        return new FaceRecipe(
                name,
                1,
                answer,
                new Album.Subject(401, 2000, 3, 128, Drawing.UNROLLED_LIFELIKE),
                600,
                new Course.Plan(7, 2000, 0.004, 25),
                48);
    }

    @Override
    public Made make(Path kept, Report report) throws IOException, InterruptedException {
        var album = Album.of(kept, subject, report::drawn);
        var numbers = School.faces(
                new Course(plan, kept.resolve("coin-faces-%d.learnt".formatted(version))),
                album,
                album.count() - held,
                batch,
                (step, of, loss) -> report.line("step %d of %d, loss %.4f".formatted(step, of, loss)));
        try (var exported = Session.of(Graphs.facesOfMaps(numbers))) {
            var graph = graph(numbers, Strangers.of(exported, album, held, plan.seed()), report);
            return new Made(graph, differs(numbers, exported, album));
        }
    }

    private byte[] graph(Numbers numbers, Strangers strangers, Report report) {
        return switch (answer) {
            case TURN -> {
                var readings = strangers.readings();
                say(report, readings.right(), readings.temperature());
                yield Graphs.upright(name, numbers, readings.temperature());
            }
            case SIDE -> {
                var verdicts = strangers.verdicts();
                say(report, verdicts.right(), verdicts.temperature());
                yield Graphs.side(name, numbers, verdicts.temperature());
            }
        };
    }

    private void say(Report report, double right, double temperature) {
        report.line("%.3f of %d held out are right, temperature %.2f".formatted(right, held, temperature));
    }

    /** What was said of pictures of types that were not learnt of, each aged as those that were. */
    private record Strangers(Readings readings, Verdicts verdicts) {

        static Strangers of(Session exported, Album album, int held, long seed) {
            int first = album.count() - held;
            var turns = new ArrayList<float[]>();
            var degrees = new double[held];
            var forReverse = new double[held];
            var reverse = new boolean[held];
            var map = new float[CELLS];
            for (int i = 0; i < held; i++) {
                degrees[i] = School.shown(album, first, first + i, seed + i, map, 0);
                var scores = exported.run(map, 1, 1, PolarMap.RADII, PolarMap.ANGLES);
                turns.add(Arrays.copyOf(scores, FaceNet.ANGLES));
                forReverse[i] = scores[FaceNet.ANGLES + 1] - scores[FaceNet.ANGLES];
                reverse[i] = album.face(first + i) % FaceNet.SIDES == 1;
            }
            return new Strangers(new Readings(turns, degrees), new Verdicts(forReverse, reverse));
        }
    }

    private static double differs(Numbers numbers, Session exported, Album album) {
        var maps = new float[COMPARED * CELLS];
        for (int i = 0; i < COMPARED; i++) {
            School.shown(album, album.count(), i, i, maps, i * CELLS);
        }
        return Agreement.of(
                        School.faceScores(numbers, maps, COMPARED),
                        exported.run(maps, COMPARED, 1, PolarMap.RADII, PolarMap.ANGLES))
                .orThrow()
                .largest();
    }
}
