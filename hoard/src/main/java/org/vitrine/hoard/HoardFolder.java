package org.vitrine.hoard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * A hoard on disk: photographs, a CSV to ingest, and the truth for evaluation.
 *
 * @param seed the same seed makes the same bytes
 * @param edgePx edge of each photograph
 * @param subjects what the types are of, in turn
 * @param clutter share of the photographs with something else in the frame, in [0, 1]
 * @param manner in which the dies are cut
 */
public record HoardFolder(long seed, int edgePx, List<Subject> subjects, double clutter, Manner manner) {

    /** The file to ingest. */
    public static final String CSV = "hoard.csv";

    /** What is true of each photograph; the same as a list for {@code ./vitrine evaluate} and {@code train}. */
    public static final String TRUTH = "truth.json";

    /** The list of what is true. */
    public static final String TRUTH_CSV = "truth.csv";

    public HoardFolder {
        subjects = List.copyOf(subjects);
        if (subjects.isEmpty() || !(clutter >= 0 && clutter <= 1)) {
            throw new IllegalArgumentException(
                    "a hoard needs a subject, and clutter in [0, 1]: %s, %s".formatted(subjects, clutter));
        }
    }

    /** In the plain manner. */
    public HoardFolder(long seed, int edgePx, List<Subject> subjects, double clutter) {
        this(seed, edgePx, subjects, clutter, Manner.PLAIN);
    }

    /** Coins, each by itself. */
    public HoardFolder(long seed, int edgePx) {
        this(seed, edgePx, List.of(Subject.COIN), 0);
    }

    /** Hears how many photographs are written; one call at a time, from any thread. */
    @FunctionalInterface
    public interface Watcher {
        void written(int done, int total);
    }

    /**
     * Writes the first types and specimens of this seed, both sides of each; returns how many photographs. Types are made
     * side by side on all cores; what is written does not depend on how many there are.
     */
    public int write(Path folder, int types, int specimens, int photos, Watcher watcher)
            throws IOException, InterruptedException {
        Files.createDirectories(folder.resolve("images"));
        Files.createDirectories(folder.resolve("masks"));
        List<ItemType> wanted = IntStream.range(0, types)
                .mapToObj(number -> Hoard.type(seed, number, subjects.get(number % subjects.size()), manner))
                .toList();
        int total = specimens
                * photos
                * wanted.stream()
                        .mapToInt(type -> type.subject().sides().size())
                        .sum();
        var done = new Count(total, watcher);
        try (var makers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            List<Future<List<Entry>>> made = new ArrayList<>();
            for (ItemType type : wanted) {
                made.add(makers.submit(() -> specimensOf(type, folder, specimens, photos, done)));
            }
            list(folder, made);
        }
        return total;
    }

    private static final class Count {
        private final int total;
        private final Watcher watcher;
        private int written;

        Count(int total, Watcher watcher) {
            this.total = total;
            this.watcher = watcher;
        }

        synchronized void one() {
            watcher.written(++written, total);
        }
    }

    /** A photograph as both lists name it. */
    private record Entry(String row, String truth, String json) {}

    private List<Entry> specimensOf(ItemType type, Path folder, int specimens, int photos, Count done)
            throws IOException {
        Map<String, Die> dies = new HashMap<>();
        boolean struck = type.subject() == Subject.COIN;
        List<Entry> entries = new ArrayList<>();
        for (int s = 0; s < specimens; s++) {
            Specimen specimen = Hoard.specimen(type, s);
            for (Side side : type.subject().sides()) {
                int number = specimen.die(side);
                Surface surface = struck
                        ? Hoard.strike(
                                specimen,
                                dies.computeIfAbsent(side + " " + number, _ -> Hoard.die(type, side, number, edgePx)))
                        : Hoard.carve(specimen, edgePx);
                for (int n = 0; n < photos; n++) {
                    Photograph photograph = Hoard.photograph(surface, n, edgePx, props(specimen, side, n));
                    String name = "%s-%s-%d".formatted(specimen.id(), side.word(), n + 1);
                    Truth truth = new Truth("images/" + name + ".jpg", "masks/" + name + ".png", photograph);
                    Files.write(folder.resolve(truth.file()), photograph.jpeg());
                    Files.write(folder.resolve(truth.mask()), photograph.mask().png());
                    entries.add(new Entry(truth.catalogueRow(), truth.row(), truth.json()));
                    done.one();
                }
            }
        }
        return entries;
    }

    /** One thing more in the frame, seldom two; a hand now and then. */
    private Set<Prop> props(Specimen specimen, Side side, int number) {
        Dice dice = Dice.of(Dice.branch(specimen.seed(), "props " + side, number), "props");
        if (!dice.chance(clutter)) {
            return Set.of();
        }
        Set<Prop> props = EnumSet.of(dice.pick(Prop.values()));
        if (dice.chance(0.3)) {
            props.add(dice.pick(Prop.RULER, Prop.COLOUR_CARD, Prop.HAND));
        }
        if (specimen.type().subject() != Subject.COIN) {
            props.remove(Prop.OTHER_SIDE);
        }
        return props;
    }

    private static void list(Path folder, List<Future<List<Entry>>> made) throws IOException, InterruptedException {
        List<String> rows = new ArrayList<>(List.of(Truth.CATALOGUE_HEAD));
        List<String> truths = new ArrayList<>(List.of(Truth.HEAD));
        List<String> documents = new ArrayList<>();
        for (Future<List<Entry>> type : made) {
            try {
                for (Entry entry : type.get()) {
                    rows.add(entry.row());
                    truths.add(entry.truth());
                    documents.add(entry.json());
                }
            } catch (ExecutionException failed) {
                made.forEach(other -> other.cancel(true));
                throw new IOException("could not write the hoard to " + folder + ": " + failed.getCause(), failed);
            }
        }
        Files.write(folder.resolve(CSV), rows);
        Files.write(folder.resolve(TRUTH_CSV), truths);
        Files.writeString(folder.resolve(TRUTH), "[\n" + String.join(",\n", documents) + "\n]\n");
    }
}
