package org.vitrine.recipes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.vitrine.models.PolarMap;
import org.vitrine.recipes.export.Agreement;
import org.vitrine.recipes.export.Graphs;
import org.vitrine.recipes.export.Session;
import org.vitrine.recipes.learn.Course;
import org.vitrine.recipes.learn.Faces;
import org.vitrine.recipes.learn.School;
import org.vitrine.recipes.nets.Numbers;
import org.vitrine.recipes.pictures.Album;
import org.vitrine.recipes.pictures.Drawing;

/**
 * {@code coin-upright}, by how much a coin is turned, and {@code coin-side}, whether its obverse or its reverse is seen, or that it
 * cannot be told: two answers of networks that are learnt once for both.
 *
 * <p>Both are learnt of coins drawn as variedly as can be and of lifelike ones, one of them of aged ones. Each is the mean of the later part of
 * its course: real coins are of another kind than drawn ones, and for those a mean is better than where a course ends. Neither knows
 * plain coins, which say how sure they may be.
 */
record FaceRecipe(String name, int version, Answer answer, List<Taught> networks) implements Recipe {

    private static final Taught YOUNG = new Taught("young", new Course.Plan(7, 1500, 0.003, 25, 750), 0);
    private static final Taught AGED = new Taught("aged", new Course.Plan(8, 1100, 0.003, 25, 625), 0.3);

    static final FaceRecipe UPRIGHT = new FaceRecipe("coin-upright", 2, Answer.TURN, List.of(YOUNG, AGED));

    static final FaceRecipe SIDE = new FaceRecipe("coin-side", 2, Answer.SIDE, List.of(YOUNG, AGED));

    /** Which of the networks' answers. */
    enum Answer {
        TURN,
        SIDE
    }

    /**
     * How one of the networks is learnt.
     *
     * @param ages by how many have passed over what is shown
     */
    record Taught(String name, Course.Plan plan, double ages) {}

    private static final Album.Subject VARIED = new Album.Subject(403, 8000, 1, 128, Drawing.UNROLLED_VARIED);
    private static final Album.Subject LIFELIKE = new Album.Subject(401, 2000, 3, 128, Drawing.UNROLLED_LIFELIKE);

    /** Of what is shown. */
    private static final double LIFELIKE_SHARE = 0.35;

    /** Pictures of the last varied types, which are not learnt of. */
    private static final int HELD = 600;

    /** Pictures a step. */
    private static final int BATCH = 48;

    /** Pictures that trainer and exported graph are compared on. */
    private static final int COMPARED = 32;

    private static final int CELLS = PolarMap.RADII * PolarMap.ANGLES;

    @Override
    public Made make(Path kept, Report report) throws IOException, InterruptedException {
        var varied = Album.of(kept, VARIED, report::drawn);
        var lifelike = Album.of(kept, LIFELIKE, report::drawn);
        var learnt = new ArrayList<Numbers>();
        for (var taught : networks) {
            learnt.add(School.faces(
                    new Course(
                            taught.plan(), kept.resolve("coin-faces-%d-%s.learnt".formatted(version, taught.name()))),
                    new Faces(varied, varied.count() - HELD, lifelike, LIFELIKE_SHARE, taught.ages()),
                    BATCH,
                    (step, of, loss) ->
                            report.line("%s: step %d of %d, loss %.4f".formatted(taught.name(), step, of, loss))));
        }
        try (var exported = Session.of(Graphs.facesOfMaps(learnt))) {
            var held = Strangers.held(exported, varied, HELD);
            var strangers = Strangers.asked(exported, kept, report);
            return new Made(graph(learnt, held, strangers, report), differs(learnt, exported, varied));
        }
    }

    private byte[] graph(List<Numbers> learnt, Strangers held, Strangers strangers, Report report) {
        return switch (answer) {
            case TURN -> {
                var readings = strangers.readings();
                say(report, held.readings().right(), readings.right(), readings.temperature());
                yield Graphs.upright(name, learnt, readings.temperature());
            }
            case SIDE -> {
                var verdicts = strangers.verdicts();
                say(report, held.verdicts().right(), verdicts.right(), verdicts.temperature());
                yield Graphs.side(name, learnt, verdicts.temperature());
            }
        };
    }

    private static void say(Report report, double held, double strangers, double temperature) {
        report.line("right: %.3f of types held out, %.3f of aged coins of another hoard; temperature %.2f"
                .formatted(held, strangers, temperature));
    }

    private static double differs(List<Numbers> learnt, Session exported, Album album) {
        var maps = new float[COMPARED * CELLS];
        for (int i = 0; i < COMPARED; i++) {
            School.shown(album, i, i, maps, i * CELLS);
        }
        return Agreement.of(
                        School.faceScores(learnt, maps, COMPARED),
                        exported.run(maps, COMPARED, 1, PolarMap.RADII, PolarMap.ANGLES))
                .orThrow()
                .largest();
    }
}
