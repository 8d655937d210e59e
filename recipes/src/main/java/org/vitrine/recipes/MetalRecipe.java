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
 * @param picturePlan pictures to train on
 * @param heldOutTypes number of the last types, which are held out of training; temperature and thresholds are fitted
 *     to them
 * @param precision precision that each metal must reach on the held-out pictures: share of the pictures named so that
 *     are of it
 * @param plan steps and rate of the training
 * @param batch pictures in the batch of a step
 */
record MetalRecipe(
        String name,
        int version,
        MetalPictures.Plan picturePlan,
        int heldOutTypes,
        double precision,
        TrainingRun.Plan plan,
        int batch)
        implements Recipe {

    static final MetalRecipe SHIPPED = new MetalRecipe(
            "coin-material",
            1,
            new MetalPictures.Plan(401, 4000, 2, 6, 96),
            800,
            0.95,
            new TrainingRun.Plan(7, 4000, 0.004, 500),
            256);

    private static final List<String> METAL_NAMES = List.of("gold", "silver", "copper-alloy");

    /** Number of pictures on which trainer and exported graph are compared. */
    private static final int COMPARED = 64;

    @Override
    public ExportedModel make(Path workFolder, Report report) throws IOException, InterruptedException {
        var featureSet = featureSet(workFolder);
        report.line("%d pictures drawn".formatted(featureSet.count()));
        var weights = MetalTrainer.train(
                new TrainingRun(plan, workFolder.resolve("%s-%d.learnt".formatted(name, version))),
                featureSet,
                batch,
                (step, of, loss) -> report.line("step %d of %d, loss %.4f".formatted(step, of, loss)));
        var predictions = predictions(weights, featureSet);
        double temperature = predictions.temperature();
        report.line("held out: negative log likelihood %.4f at temperature %.2f"
                .formatted(predictions.negativeLogLikelihood(temperature), temperature));
        var thresholds = new double[MetalNet.METALS];
        for (int metal = 0; metal < MetalNet.METALS; metal++) {
            thresholds[metal] = predictions.threshold(temperature, metal, precision);
            var counts = predictions.counts(temperature, thresholds[metal], metal);
            report.line("%s is named from a probability of %.3f: %d of %d held-out pictures, and %d of other metals"
                    .formatted(
                            METAL_NAMES.get(metal),
                            thresholds[metal],
                            counts.correct(),
                            counts.total(),
                            counts.named() - counts.correct()));
        }
        return new ExportedModel(MetalGraph.of(name, weights, temperature, thresholds), deviation(weights, featureSet));
    }

    private MetalFeatureSet featureSet(Path workFolder) throws IOException {
        try (var features = SingleThreadSession.of(MetalGraph.featuresOfCells())) {
            return MetalFeatureSet.of(
                    workFolder,
                    picturePlan,
                    heldOutTypes,
                    cells -> features.run(
                            cells, picturePlan.perType(), 3, ColourFeatures.GRID_EDGE, ColourFeatures.GRID_EDGE));
        }
    }

    private static ClassPredictions predictions(NetworkWeights weights, MetalFeatureSet featureSet) {
        int count = featureSet.count() - featureSet.trainingCount();
        var logits = new double[count][MetalNet.METALS];
        var truths = new int[count];
        try (var exported = SingleThreadSession.of(MetalGraph.scoresOfFeatures(weights))) {
            for (int i = 0; i < count; i++) {
                var scores = exported.run(featureSet.features(featureSet.trainingCount() + i), 1, ColourFeatures.COUNT);
                for (int metal = 0; metal < MetalNet.METALS; metal++) {
                    logits[i][metal] = scores[metal];
                }
                truths[i] = featureSet.metal(featureSet.trainingCount() + i);
            }
        }
        return new ClassPredictions(logits, truths);
    }

    private static double deviation(NetworkWeights weights, MetalFeatureSet featureSet) {
        var features = new float[COMPARED * ColourFeatures.COUNT];
        for (int i = 0; i < COMPARED; i++) {
            System.arraycopy(featureSet.features(i), 0, features, i * ColourFeatures.COUNT, ColourFeatures.COUNT);
        }
        try (var exported = SingleThreadSession.of(MetalGraph.scoresOfFeatures(weights))) {
            return OutputDeviation.of(
                            MetalTrainer.scores(weights, features, COMPARED),
                            exported.run(features, COMPARED, ColourFeatures.COUNT))
                    .orThrow()
                    .largest();
        }
    }
}
