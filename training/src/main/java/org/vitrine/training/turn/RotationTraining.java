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
import org.vitrine.training.labelled.LabelledException;
import org.vitrine.training.labelled.LabelledPhotograph;
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
 * @param look how photographs are prepared; it must not rotate them
 * @param progress receives the progress
 * @param seed seed of the choice among more than {@value #MOST_REFERENCES} pictures
 */
public record RotationTraining(InputPreparation look, ProgressListener progress, long seed) {

    /** Most reference pictures. Each adds 16 kB to the model and about 50 µs to each estimate. */
    public static final int MOST_REFERENCES = 400;

    /** Fewest reference pictures; the votes of fewer are not reliable. */
    public static final int LEAST_REFERENCES = 4;

    /** Column with the rotation of an object in degrees clockwise; photographs without it are upright. */
    public static final String ANGLE = "angle";

    /** Candidates of the sharpness; the one with the largest likelihood is used. */
    private static final double[] SHARPNESS = {4, 6, 9, 13, 19, 28, 40, 60, 85, 120, 180, 260};

    /**
     * A trained rotation model with its figures.
     *
     * @param references edge maps of the pictures, {@link RotationBank#STROKES} numbers each
     * @param sharpness the sharpness that maximises the likelihood of the true rotations
     * @param known error on relit copies of pictures that are references
     * @param unknown error on pictures whose own reference is left out, so that only what they have in common with
     *     other objects helps
     * @param refused one sentence for each photograph that could not be prepared
     */
    public record Learnt(
            float[] references, float sharpness, AngleErrors known, AngleErrors unknown, List<String> refused) {

        public int count() {
            return references.length / RotationBank.STROKES;
        }
    }

    /**
     * Trains on at most {@value #MOST_REFERENCES} of the photographs. Blocks until it is done.
     *
     * @param upright photographs; those with a column {@value #ANGLE} are rotated back first
     * @throws LabelledException if fewer than {@value #LEAST_REFERENCES} can be prepared, or an angle is not a number
     */
    public Learnt learn(List<LabelledPhotograph> upright) throws IOException, InterruptedException {
        var chosen = new ArrayList<>(upright);
        Collections.shuffle(chosen, new Random(seed));
        var refused = Collections.synchronizedList(new ArrayList<String>());
        var some = chosen.subList(0, Math.min(MOST_REFERENCES, chosen.size()));
        var pictures =
                ParallelMap.map(some, "upright pictures", progress, photograph -> shown(photograph, refused)).stream()
                        .flatMap(Optional::stream)
                        .toList();
        if (pictures.size() < LEAST_REFERENCES) {
            throw new LabelledException("a rotation model needs at least %d upright pictures; there are %d%s"
                    .formatted(LEAST_REFERENCES, pictures.size(), refused.isEmpty() ? "" : ": " + refused.getFirst()));
        }
        try (var room = ScratchModels.make()) {
            return learn(pictures, room, List.copyOf(refused));
        }
    }

    private Optional<byte[]> shown(LabelledPhotograph photograph, List<String> refused) throws IOException {
        return switch (look.at(photograph.source().read())) {
            case PreparedInput.Seen seen ->
                Optional.of(RotatedPicture.back(seen.shown().bytes(), angle(photograph)));
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
            throw new LabelledException("%s has an '%s' that is no number: %s"
                    .formatted(photograph.name(), ANGLE, photograph.needed(ANGLE)));
        }
    }

    private Learnt learn(List<byte[]> pictures, ScratchModels room, List<String> refused)
            throws IOException, InterruptedException {
        var references = new float[pictures.size() * RotationBank.STROKES];
        try (var strokes = room.open("strokes", RotationBank.strokes(), RotationBank.STROKES)) {
            var each = ParallelMap.map(pictures, "strokes", progress, strokes::answer);
            for (int i = 0; i < each.size(); i++) {
                System.arraycopy(each.get(i), 0, references, i * RotationBank.STROKES, RotationBank.STROKES);
            }
        }
        int numbers = pictures.size() * RotationBank.TURNS;
        try (var likeness = room.open("likeness", RotationBank.likeness(references), numbers)) {
            var known = ParallelMap.map(
                    numbered(pictures.size()),
                    "relit pictures",
                    progress,
                    i -> judged(new RotationVotes(
                            likeness.answer(Relighting.of(pictures.get(i), new SplittableRandom(seed + i))))));
            var unknown = ParallelMap.map(
                    numbered(pictures.size()),
                    "leave one out",
                    progress,
                    i -> judged(new RotationVotes(likeness.answer(pictures.get(i))).without(i)));
            int best = best(known, unknown);
            return new Learnt(references, (float) SHARPNESS[best], angles(known, best), angles(unknown, best), refused);
        }
    }

    /**
     * Result of one picture for each candidate of the sharpness: the log likelihood of the true rotation, and the error
     * in degrees.
     */
    private record Judged(double[] logShares, double[] apart) {}

    private static Judged judged(RotationVotes rotationVotes) {
        return new Judged(
                DoubleStream.of(SHARPNESS).map(rotationVotes::logShare).toArray(),
                DoubleStream.of(SHARPNESS).map(rotationVotes::apartDegrees).toArray());
    }

    /**
     * The sharpness of largest likelihood. Both sets have the same weight: queries are assumed to show known and
     * unknown items equally often.
     */
    private static int best(List<Judged> known, List<Judged> unknown) {
        int best = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int at = 0; at < SHARPNESS.length; at++) {
            double likely = sum(known, at) + sum(unknown, at);
            if (likely > most) {
                most = likely;
                best = at;
            }
        }
        return best;
    }

    private static double sum(List<Judged> judged, int at) {
        return judged.stream().mapToDouble(each -> each.logShares()[at]).sum();
    }

    private static AngleErrors angles(List<Judged> judged, int at) {
        return AngleErrors.of(judged.stream().map(each -> each.apart()[at]).toList());
    }

    private static List<Integer> numbered(int count) {
        return IntStream.range(0, count).boxed().toList();
    }
}
