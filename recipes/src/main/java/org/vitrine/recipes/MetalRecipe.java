package org.vitrine.recipes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.vitrine.models.ColourFeatures;
import org.vitrine.recipes.export.MetalGraph;
import org.vitrine.recipes.export.OutputDeviation;
import org.vitrine.recipes.export.SingleThreadSession;
import org.vitrine.recipes.learn.ClassPredictions;
import org.vitrine.recipes.learn.MetalFeatureSet;
import org.vitrine.recipes.learn.MetalTrainer;
import org.vitrine.recipes.learn.TrainingRun;
import org.vitrine.recipes.nets.MetalNet;
import org.vitrine.recipes.nets.NetworkWeights;
import org.vitrine.recipes.pictures.MetalPictures;

/**
 * Recipe of {@code coin-material}: gold, silver or copper alloy, or "unknown" where colour does not decide.
 *
 * @param metals pictures to train on
 * @param held number of the last types, which are held out of training; temperature and thresholds are fitted to them
 * @param right precision that each metal must reach on the held-out pictures: share of the pictures named so that are
 *     of it
 * @param plan steps and rate of the training
 * @param batch pictures in the batch of a step
 */
record MetalRecipe(
        String name, int version, MetalPictures.Plan metals, int held, double right, TrainingRun.Plan plan, int batch)
        implements Recipe {

    static final MetalRecipe SHIPPED = new MetalRecipe(
            "coin-material",
            1,
            new MetalPictures.Plan(401, 4000, 2, 6, 96),
            800,
            0.95,
            new TrainingRun.Plan(7, 4000, 0.004, 500),
            256);

    private static final List<String> NAMES = List.of("gold", "silver", "copper-alloy");

    /** Number of pictures on which trainer and exported graph are compared. */
    private static final int COMPARED = 64;

    @Override
    public Made make(Path kept, Report report) throws IOException, InterruptedException {
        var assay = drawn(kept);
        report.line("%d pictures drawn".formatted(assay.count()));
        var numbers = MetalTrainer.taught(
                new TrainingRun(plan, kept.resolve("%s-%d.learnt".formatted(name, version))),
                assay,
                batch,
                (step, of, loss) -> report.line("step %d of %d, loss %.4f".formatted(step, of, loss)));
        var sureness = sureness(numbers, assay);
        double temperature = sureness.temperature();
        report.line(
                "held out: negative log likelihood %.4f at temperature %.2f".formatted(sureness.surprise(temperature), temperature));
        var least = new double[MetalNet.METALS];
        for (int metal = 0; metal < MetalNet.METALS; metal++) {
            least[metal] = sureness.least(temperature, metal, right);
            var said = sureness.said(temperature, least[metal], metal);
            report.line("%s is named from a probability of %.3f: %d of %d held-out pictures, and %d of other metals"
                    .formatted(
                            NAMES.get(metal), least[metal], said.rightly(), said.of(), said.named() - said.rightly()));
        }
        return new Made(MetalGraph.of(name, numbers, temperature, least), differs(numbers, assay));
    }

    private MetalFeatureSet drawn(Path kept) throws IOException {
        try (var figures = SingleThreadSession.of(MetalGraph.figuresOfCells())) {
            return MetalFeatureSet.of(
                    kept,
                    metals,
                    held,
                    cells -> figures.run(cells, metals.perType(), 3, ColourFeatures.EDGE, ColourFeatures.EDGE));
        }
    }

    private static ClassPredictions sureness(NetworkWeights numbers, MetalFeatureSet assay) {
        int count = assay.count() - assay.learnt();
        var logits = new double[count][MetalNet.METALS];
        var truths = new int[count];
        try (var exported = SingleThreadSession.of(MetalGraph.scoresOfFigures(numbers))) {
            for (int i = 0; i < count; i++) {
                var scores = exported.run(assay.figures(assay.learnt() + i), 1, ColourFeatures.COUNT);
                for (int metal = 0; metal < MetalNet.METALS; metal++) {
                    logits[i][metal] = scores[metal];
                }
                truths[i] = assay.metal(assay.learnt() + i);
            }
        }
        return new ClassPredictions(logits, truths);
    }

    private static double differs(NetworkWeights numbers, MetalFeatureSet assay) {
        var figures = new float[COMPARED * ColourFeatures.COUNT];
        for (int i = 0; i < COMPARED; i++) {
            System.arraycopy(assay.figures(i), 0, figures, i * ColourFeatures.COUNT, ColourFeatures.COUNT);
        }
        try (var exported = SingleThreadSession.of(MetalGraph.scoresOfFigures(numbers))) {
            return OutputDeviation.of(
                            MetalTrainer.scores(numbers, figures, COMPARED),
                            exported.run(figures, COMPARED, ColourFeatures.COUNT))
                    .orThrow()
                    .largest();
        }
    }
}
