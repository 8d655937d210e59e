package org.vitrine.recipes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.vitrine.models.ColourFigures;
import org.vitrine.recipes.export.Agreement;
import org.vitrine.recipes.export.MetalGraph;
import org.vitrine.recipes.export.Session;
import org.vitrine.recipes.learn.Assay;
import org.vitrine.recipes.learn.Course;
import org.vitrine.recipes.learn.MetalSchool;
import org.vitrine.recipes.learn.Sureness;
import org.vitrine.recipes.nets.MetalNet;
import org.vitrine.recipes.nets.Numbers;
import org.vitrine.recipes.pictures.Metals;

/**
 * {@code coin-material}: gold, silver or an alloy of copper, or that colour does not tell.
 *
 * @param held the last types, which are not learnt of: how sure the network may be is learnt of them
 * @param right share of rightly named that each metal must have among them
 * @param batch pictures a step
 */
record MetalRecipe(String name, int version, Metals.Plan metals, int held, double right, Course.Plan plan, int batch)
        implements Recipe {

    static final MetalRecipe SHIPPED = new MetalRecipe(
            "coin-material",
            1,
            new Metals.Plan(401, 4000, 2, 6, 96),
            800,
            0.95,
            new Course.Plan(7, 4000, 0.004, 500),
            256);

    private static final List<String> NAMES = List.of("gold", "silver", "copper-alloy");

    /** Pictures that trainer and exported graph are compared on. */
    private static final int COMPARED = 64;

    @Override
    public Made make(Path kept, Report report) throws IOException, InterruptedException {
        var assay = drawn(kept);
        report.line("%d pictures drawn".formatted(assay.count()));
        var numbers = MetalSchool.taught(
                new Course(plan, kept.resolve("%s-%d.learnt".formatted(name, version))),
                assay,
                batch,
                (step, of, loss) -> report.line("step %d of %d, loss %.4f".formatted(step, of, loss)));
        var sureness = sureness(numbers, assay);
        double temperature = sureness.temperature();
        report.line(
                "held out: surprise %.4f at temperature %.2f".formatted(sureness.surprise(temperature), temperature));
        var least = new double[MetalNet.METALS];
        for (int metal = 0; metal < MetalNet.METALS; metal++) {
            least[metal] = sureness.least(temperature, metal, right);
            var said = sureness.said(temperature, least[metal], metal);
            report.line("%s is named from a probability of %.3f: %d of %d held out, and %d that are something else"
                    .formatted(
                            NAMES.get(metal), least[metal], said.rightly(), said.of(), said.named() - said.rightly()));
        }
        return new Made(MetalGraph.of(name, numbers, temperature, least), differs(numbers, assay));
    }

    private Assay drawn(Path kept) throws IOException {
        try (var figures = Session.of(MetalGraph.figuresOfCells())) {
            return Assay.of(
                    kept,
                    metals,
                    held,
                    cells -> figures.run(cells, metals.perType(), 3, ColourFigures.EDGE, ColourFigures.EDGE));
        }
    }

    private static Sureness sureness(Numbers numbers, Assay assay) {
        int count = assay.count() - assay.learnt();
        var logits = new double[count][MetalNet.METALS];
        var truths = new int[count];
        try (var exported = Session.of(MetalGraph.scoresOfFigures(numbers))) {
            for (int i = 0; i < count; i++) {
                var scores = exported.run(assay.figures(assay.learnt() + i), 1, ColourFigures.COUNT);
                for (int metal = 0; metal < MetalNet.METALS; metal++) {
                    logits[i][metal] = scores[metal];
                }
                truths[i] = assay.metal(assay.learnt() + i);
            }
        }
        return new Sureness(logits, truths);
    }

    private static double differs(Numbers numbers, Assay assay) {
        var figures = new float[COMPARED * ColourFigures.COUNT];
        for (int i = 0; i < COMPARED; i++) {
            System.arraycopy(assay.figures(i), 0, figures, i * ColourFigures.COUNT, ColourFigures.COUNT);
        }
        try (var exported = Session.of(MetalGraph.scoresOfFigures(numbers))) {
            return Agreement.of(
                            MetalSchool.scores(numbers, figures, COMPARED),
                            exported.run(figures, COMPARED, ColourFigures.COUNT))
                    .orThrow()
                    .largest();
        }
    }
}
