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
import org.vitrine.models.TurnBank;
import org.vitrine.training.labelled.LabelledException;
import org.vitrine.training.labelled.Photograph;
import org.vitrine.training.measure.Angles;
import org.vitrine.training.vectors.Cores;
import org.vitrine.training.vectors.Look;
import org.vitrine.training.vectors.Looked;
import org.vitrine.training.vectors.Progress;

/**
 * Learns turning from pictures of a collection that stand upright: no label is needed, for how a picture looks turned by any
 * angle follows from it.
 *
 * @param look how photographs become what models are shown; it must not turn them
 * @param seed chooses among more pictures than can be kept
 */
public record TurnTraining(Look look, Progress progress, long seed) {

    /** Pictures kept: 16 kB of the model and some 50 µs of each reading for every one. */
    public static final int MOST_REFERENCES = 400;

    /** Fewer and their votes mean little. */
    public static final int LEAST_REFERENCES = 4;

    /** The column that says by how much an object is turned, degrees clockwise; where there is none it stands upright. */
    public static final String ANGLE = "angle";

    private static final double[] SHARPNESS = {4, 6, 9, 13, 19, 28, 40, 60, 85, 120, 180, 260};

    /**
     * What was learnt.
     *
     * @param sharpness that makes the shares of turns likeliest
     * @param known how far off in other light, where the same picture was learnt of
     * @param unknown how far off where nothing of the object was learnt of but what others have in common with it
     */
    public record Learnt(float[] references, float sharpness, Angles known, Angles unknown, List<String> refused) {

        public int count() {
            return references.length / TurnBank.STROKES;
        }
    }

    public Learnt learn(List<Photograph> upright) throws IOException, InterruptedException {
        var chosen = new ArrayList<>(upright);
        Collections.shuffle(chosen, new Random(seed));
        var refused = Collections.synchronizedList(new ArrayList<String>());
        var some = chosen.subList(0, Math.min(MOST_REFERENCES, chosen.size()));
        var pictures = Cores.map(some, "upright pictures", progress, photograph -> shown(photograph, refused)).stream()
                .flatMap(Optional::stream)
                .toList();
        if (pictures.size() < LEAST_REFERENCES) {
            throw new LabelledException("turning is learnt of at least %d upright pictures; there are %d%s"
                    .formatted(LEAST_REFERENCES, pictures.size(), refused.isEmpty() ? "" : ": " + refused.getFirst()));
        }
        try (var room = Workroom.make()) {
            return learn(pictures, room, List.copyOf(refused));
        }
    }

    private Optional<byte[]> shown(Photograph photograph, List<String> refused) throws IOException {
        return switch (look.at(photograph.source().read())) {
            case Looked.Seen seen -> Optional.of(Turned.back(seen.shown().bytes(), angle(photograph)));
            case Looked.Refused(var sentence) -> {
                refused.add(photograph.name() + ": " + sentence);
                yield Optional.empty();
            }
        };
    }

    private static double angle(Photograph photograph) {
        try {
            return photograph.column(ANGLE).map(Double::parseDouble).orElse(0.0);
        } catch (NumberFormatException none) {
            throw new LabelledException("%s has an '%s' that is no number: %s"
                    .formatted(photograph.name(), ANGLE, photograph.needed(ANGLE)));
        }
    }

    private Learnt learn(List<byte[]> pictures, Workroom room, List<String> refused)
            throws IOException, InterruptedException {
        var references = new float[pictures.size() * TurnBank.STROKES];
        try (var strokes = room.open("strokes", TurnBank.strokes(), TurnBank.STROKES)) {
            var each = Cores.map(pictures, "strokes", progress, strokes::answer);
            for (int i = 0; i < each.size(); i++) {
                System.arraycopy(each.get(i), 0, references, i * TurnBank.STROKES, TurnBank.STROKES);
            }
        }
        int numbers = pictures.size() * TurnBank.TURNS;
        try (var likeness = room.open("likeness", TurnBank.likeness(references), numbers)) {
            var known = Cores.map(
                    numbered(pictures.size()),
                    "in other light",
                    progress,
                    i -> judged(new Votes(likeness.answer(Relit.of(pictures.get(i), new SplittableRandom(seed + i))))));
            var unknown = Cores.map(
                    numbered(pictures.size()),
                    "not their own",
                    progress,
                    i -> judged(new Votes(likeness.answer(pictures.get(i))).without(i)));
            int best = best(known, unknown);
            return new Learnt(references, (float) SHARPNESS[best], angles(known, best), angles(unknown, best), refused);
        }
    }

    /** By each sharpness: how likely the truth was, and how far off the answer. */
    private record Judged(double[] logShares, double[] apart) {}

    private static Judged judged(Votes votes) {
        return new Judged(
                DoubleStream.of(SHARPNESS).map(votes::logShare).toArray(),
                DoubleStream.of(SHARPNESS).map(votes::apartDegrees).toArray());
    }

    /** As likely to be asked of what the collection knows as of what it does not. */
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

    private static Angles angles(List<Judged> judged, int at) {
        return Angles.of(judged.stream().map(each -> each.apart()[at]).toList());
    }

    private static List<Integer> numbered(int count) {
        return IntStream.range(0, count).boxed().toList();
    }
}
