package org.vitrine.training.turn;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.vitrine.models.RotationBank;
import org.vitrine.training.labelled.LabelledPhotograph;
import org.vitrine.training.labelled.TrainingInputException;
import org.vitrine.training.measure.AngleErrors;
import org.vitrine.training.vectors.InputPreparation;
import org.vitrine.training.vectors.ParallelMap;
import org.vitrine.training.vectors.PreparedInput;
import org.vitrine.training.vectors.ProgressListener;

/**
 * Trains a rotation model for the step {@code upright} from pictures of a collection that are upright. No labels are
 * needed: how a picture looks at any rotation follows from the picture itself. The model stores the edge maps of the
 * pictures as references, see {@link RotationBank}.
 *
 * @param preparation how photographs are prepared; it must not rotate them
 * @param progress receives the progress
 * @param seed seed of the choice among more than {@value #MAX_REFERENCES} pictures
 */
public record RotationTraining(InputPreparation preparation, ProgressListener progress, long seed) {

    /** Maximum number of reference pictures. Each adds 16 kB to the model and about 50 µs to each estimate. */
    public static final int MAX_REFERENCES = 400;

    /** Fewest reference pictures; the votes of fewer are not reliable. */
    public static final int MIN_REFERENCES = 4;

    /** Column with the rotation of an object in degrees clockwise; photographs without it are upright. */
    public static final String ANGLE = "angle";

    /** Candidates of the sharpness; the one with the largest likelihood is used. */
    private static final double[] SHARPNESS = {4, 6, 9, 13, 19, 28, 40, 60, 85, 120, 180, 260};

    /**
     * A trained rotation model with its figures.
     *
     * @param references edge maps of the pictures, {@link RotationBank#EDGE_MAP_LENGTH} numbers each
     * @param sharpness the sharpness that maximises the likelihood of the true rotations
     * @param relitErrors error on relit copies of pictures that are references
     * @param leaveOneOutErrors error on pictures whose own reference is left out, so that only what they have in common
     *     with other objects helps
     * @param refused one sentence for each photograph that could not be prepared
     */
    public record TrainedRotation(
            float[] references,
            float sharpness,
            AngleErrors relitErrors,
            AngleErrors leaveOneOutErrors,
            List<String> refused) {

        public int count() {
            return references.length / RotationBank.EDGE_MAP_LENGTH;
        }
    }

    /**
     * Trains on at most {@value #MAX_REFERENCES} of the photographs. Blocks until it is done.
     *
     * @param upright photographs; those with a column {@value #ANGLE} are rotated back first
     * @throws LabelledException if fewer than {@value #MIN_REFERENCES} can be prepared, or an angle is not a number
     */
    public TrainedRotation train(List<LabelledPhotograph> upright) throws IOException, InterruptedException {
        var chosen = new ArrayList<>(upright);
        Collections.shuffle(chosen, new Random(seed));
        var refused = Collections.synchronizedList(new ArrayList<String>());
        var some = chosen.subList(0, Math.min(MAX_REFERENCES, chosen.size()));
        var pictures =
                ParallelMap.map(some, "upright pictures", progress, photograph -> preparedPicture(photograph, refused))
                        .stream()
                        .flatMap(Optional::stream)
                        .toList();
        if (pictures.size() < MIN_REFERENCES) {
            throw new TrainingInputException("a rotation model needs at least %d upright pictures; there are %d%s"
                    .formatted(MIN_REFERENCES, pictures.size(), refused.isEmpty() ? "" : ": " + refused.getFirst()));
        }
        try (var temporaryModels = TemporaryModels.create()) {
            return train(pictures, temporaryModels, List.copyOf(refused));
        }
    }

    private Optional<byte[]> preparedPicture(LabelledPhotograph photograph, List<String> refused) throws IOException {
        return switch (preparation.prepare(photograph.source().read())) {
            case PreparedInput.Accepted accepted ->
                Optional.of(RotatedPicture.rotatedBack(accepted.picture().bytes(), angle(photograph)));
            case PreparedInput.Refused(var sentence) -> {
                refused.add(photograph.name() + ": " + sentence);
                yield Optional.empty();
            }
        };
    }

    private static double angle(LabelledPhotograph photograph) {
        try {
            return photograph.column(ANGLE).map(Double::parseDouble).orElse(0.0);
        } catch (NumberFormatException none) {
            throw new TrainingInputException("%s has an '%s' that is no number: %s"
                    .formatted(photograph.name(), ANGLE, photograph.required(ANGLE)));
        }
    }

    private TrainedRotation train(List<byte[]> pictures, TemporaryModels temporaryModels, List<String> refused)
            throws IOException, InterruptedException {
        var references = new float[pictures.size() * RotationBank.EDGE_MAP_LENGTH];
        try (var edgeMapModel = temporaryModels.open("strokes", RotationBank.edgeMap(), RotationBank.EDGE_MAP_LENGTH)) {
            var each = ParallelMap.map(pictures, "strokes", progress, edgeMapModel::infer);
            for (int i = 0; i < each.size(); i++) {
                System.arraycopy(
                        each.get(i), 0, references, i * RotationBank.EDGE_MAP_LENGTH, RotationBank.EDGE_MAP_LENGTH);
            }
        }
        int numbers = pictures.size() * RotationBank.ROTATIONS;
        try (var correlationModel = temporaryModels.open("likeness", RotationBank.correlations(references), numbers)) {
            var relit = ParallelMap.map(
                    numbered(pictures.size()),
                    "relit pictures",
                    progress,
                    i -> score(new RotationVotes(
                            correlationModel.infer(Relighting.of(pictures.get(i), new SplittableRandom(seed + i))))));
            var leaveOneOut = ParallelMap.map(
                    numbered(pictures.size()),
                    "leave one out",
                    progress,
                    i -> score(new RotationVotes(correlationModel.infer(pictures.get(i))).without(i)));
            int best = best(relit, leaveOneOut);
            return new TrainedRotation(
                    references, (float) SHARPNESS[best], angles(relit, best), angles(leaveOneOut, best), refused);
        }
    }

    /**
     * Result of one picture for each candidate of the sharpness: the log likelihood of the true rotation, and the error
     * in degrees.
     */
    private record SharpnessScores(double[] logLikelihoods, double[] errorsDegrees) {}

    private static SharpnessScores score(RotationVotes rotationVotes) {
        return new SharpnessScores(
                DoubleStream.of(SHARPNESS).map(rotationVotes::logLikelihood).toArray(),
                DoubleStream.of(SHARPNESS).map(rotationVotes::errorDegrees).toArray());
    }

    /**
     * The sharpness of largest likelihood. Both sets have the same weight: queries are assumed to show known and
     * unknown items equally often.
     */
    private static int best(List<SharpnessScores> relit, List<SharpnessScores> leaveOneOut) {
        int best = 0;
        double largest = Double.NEGATIVE_INFINITY;
        for (int at = 0; at < SHARPNESS.length; at++) {
            double likely = sum(relit, at) + sum(leaveOneOut, at);
            if (likely > largest) {
                largest = likely;
                best = at;
            }
        }
        return best;
    }

    private static double sum(List<SharpnessScores> scores, int index) {
        return scores.stream().mapToDouble(each -> each.logLikelihoods()[index]).sum();
    }

    private static AngleErrors angles(List<SharpnessScores> scores, int index) {
        return AngleErrors.of(
                scores.stream().map(each -> each.errorsDegrees()[index]).toList());
    }

    private static List<Integer> numbered(int count) {
        return IntStream.range(0, count).boxed().toList();
    }
}
