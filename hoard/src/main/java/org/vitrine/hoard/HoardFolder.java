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
 * Writes a hoard to a folder: {@code images/*.jpg}, {@code masks/*.png}, a CSV to ingest, and the ground truth for
 * evaluation and training. Used by {@code ./vitrine synthesize make}.
 *
 * @param seed seed of the hoard; the same seed writes the same bytes
 * @param edgePx edge of each square photograph, in pixels
 * @param subjects kinds of object, at least one; the types take them in turn
 * @param clutter share of the photographs that have another object in the frame, in [0, 1]
 * @param manner style in which the dies are cut
 */
public record HoardFolder(long seed, int edgePx, List<ObjectKind> subjects, double clutter, DieStyle manner) {

    /** Name of the catalogue CSV, the input of {@code ./vitrine ingest}. */
    public static final String CSV = "hoard.csv";

    /**
     * Name of the ground truth as a JSON array, one object for each photograph. {@code ./vitrine evaluate} and
     * {@code train} read the CSV with the same facts.
     */
    public static final String TRUTH = "truth.json";

    /** Name of the ground truth as CSV, one row for each photograph. */
    public static final String TRUTH_CSV = "truth.csv";

    public HoardFolder {
        subjects = List.copyOf(subjects);
        if (subjects.isEmpty() || !(clutter >= 0 && clutter <= 1)) {
            throw new IllegalArgumentException(
                    "subjects are %s and clutter is %s; at least one subject and a clutter from 0 to 1 are needed"
                            .formatted(subjects, clutter));
        }
    }

    /** A hoard in the plain style. */
    public HoardFolder(long seed, int edgePx, List<ObjectKind> subjects, double clutter) {
        this(seed, edgePx, subjects, clutter, DieStyle.PLAIN);
    }

    /** A hoard of coins in the plain style, with no other object in the frame. */
    public HoardFolder(long seed, int edgePx) {
        this(seed, edgePx, List.of(ObjectKind.COIN), 0);
    }

    /** Callback for progress. Calls come from different threads, one at a time. */
    @FunctionalInterface
    public interface Watcher {
        /**
         * @param done photographs written so far, including those of other threads
         * @param total photographs that the whole hoard will have
         */
        void written(int done, int total);
    }

    /**
     * Writes the first types of this seed, with their first specimens. Generates types in parallel, one thread per
     * core; the bytes written do not depend on the number of cores. Blocks until all files are written; the lists are
     * written last.
     *
     * @param folder target folder, created where it does not exist; files of the same names are overwritten
     * @param types number of item types
     * @param specimens number of specimens of each type
     * @param photos number of photographs of each side of a specimen
     * @return number of photographs written
     * @throws IOException if a file cannot be written or a type cannot be generated; the remaining types are cancelled
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

    /** The lines of one photograph in the three lists: catalogue CSV, truth CSV and truth JSON. */
    private record Entry(String row, String truth, String json) {}

    private List<Entry> specimensOf(ItemType type, Path folder, int specimens, int photos, Count done)
            throws IOException {
        Map<String, Die> dies = new HashMap<>();
        boolean struck = type.subject() == ObjectKind.COIN;
        List<Entry> entries = new ArrayList<>();
        for (int s = 0; s < specimens; s++) {
            Specimen specimen = Hoard.specimen(type, s);
            for (SpecimenSide specimenSide : type.subject().sides()) {
                int number = specimen.die(specimenSide);
                Surface surface = struck
                        ? Hoard.strike(
                                specimen,
                                dies.computeIfAbsent(
                                        specimenSide + " " + number,
                                        _ -> Hoard.die(type, specimenSide, number, edgePx)))
                        : Hoard.carve(specimen, edgePx);
                for (int n = 0; n < photos; n++) {
                    SyntheticPhotograph syntheticPhotograph =
                            Hoard.photograph(surface, n, edgePx, props(specimen, specimenSide, n));
                    String name = "%s-%s-%d".formatted(specimen.id(), specimenSide.word(), n + 1);
                    GroundTruth truth =
                            new GroundTruth("images/" + name + ".jpg", "masks/" + name + ".png", syntheticPhotograph);
                    Files.write(folder.resolve(truth.file()), syntheticPhotograph.jpeg());
                    Files.write(
                            folder.resolve(truth.mask()),
                            syntheticPhotograph.mask().png());
                    entries.add(new Entry(truth.catalogueRow(), truth.row(), truth.json()));
                    done.one();
                }
            }
        }
        return entries;
    }

    /**
     * Chooses the other objects in the frame: one in a share {@link #clutter} of the photographs, otherwise none. In
     * three of ten of these a ruler, a colour card or a hand is added. Only a coin has an other side.
     */
    private Set<SceneObject> props(Specimen specimen, SpecimenSide specimenSide, int number) {
        SeededRandom seededRandom =
                SeededRandom.of(SeededRandom.branch(specimen.seed(), "props " + specimenSide, number), "props");
        if (!seededRandom.chance(clutter)) {
            return Set.of();
        }
        Set<SceneObject> props = EnumSet.of(seededRandom.pick(SceneObject.values()));
        if (seededRandom.chance(0.3)) {
            props.add(seededRandom.pick(SceneObject.RULER, SceneObject.COLOUR_CARD, SceneObject.HAND));
        }
        if (specimen.type().subject() != ObjectKind.COIN) {
            props.remove(SceneObject.OTHER_SIDE);
        }
        return props;
    }

    private static void list(Path folder, List<Future<List<Entry>>> made) throws IOException, InterruptedException {
        List<String> rows = new ArrayList<>(List.of(GroundTruth.CATALOGUE_HEAD));
        List<String> truths = new ArrayList<>(List.of(GroundTruth.HEAD));
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
