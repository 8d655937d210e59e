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
import org.vitrine.hoard.photograph.SceneObject;
import org.vitrine.hoard.photograph.SyntheticPhotograph;
import org.vitrine.hoard.relief.SeededRandom;
import org.vitrine.hoard.specimen.Die;
import org.vitrine.hoard.specimen.DieStyle;
import org.vitrine.hoard.specimen.ItemType;
import org.vitrine.hoard.specimen.ObjectKind;
import org.vitrine.hoard.specimen.Specimen;
import org.vitrine.hoard.specimen.SpecimenSide;
import org.vitrine.hoard.surface.Surface;

/**
 * Writes a hoard to a folder: {@code images/*.jpg}, {@code masks/*.png}, a CSV to ingest, and the ground truth for
 * evaluation and training. Used by {@code ./vitrine synthesize make}.
 *
 * @param seed seed of the hoard; the same seed writes the same bytes
 * @param edgePx edge of each square photograph, in pixels
 * @param subjects kinds of object, at least one; the types take them in turn
 * @param clutter share of the photographs that have another object in the frame, in [0, 1]
 * @param dieStyle style in which the dies are cut
 */
public record HoardFolder(long seed, int edgePx, List<ObjectKind> subjects, double clutter, DieStyle dieStyle) {

    /** Name of the catalogue CSV, the input of {@code ./vitrine ingest}. */
    public static final String CSV = "hoard.csv";

    /**
     * Name of the ground truth as a JSON array, one object for each photograph. {@code ./vitrine evaluate} and
     * {@code train} read the CSV with the same facts.
     */
    public static final String TRUTH_JSON = "truth.json";

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
    public interface ProgressListener {
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
     * @param photographs number of photographs of each side of a specimen
     * @return number of photographs written
     * @throws IOException if a file cannot be written or a type cannot be generated; the remaining types are cancelled
     */
    public int write(Path folder, int types, int specimens, int photographs, ProgressListener watcher)
            throws IOException, InterruptedException {
        Files.createDirectories(folder.resolve("images"));
        Files.createDirectories(folder.resolve("masks"));
        List<ItemType> itemTypes = IntStream.range(0, types)
                .mapToObj(number -> Hoard.type(seed, number, subjects.get(number % subjects.size()), dieStyle))
                .toList();
        int total = specimens
                * photographs
                * itemTypes.stream()
                        .mapToInt(type -> type.subject().sides().size())
                        .sum();
        var done = new ProgressCount(total, watcher);
        try (var executor = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            List<Future<List<TruthRows>>> futures = new ArrayList<>();
            for (ItemType type : itemTypes) {
                futures.add(executor.submit(() -> writeSpecimens(type, folder, specimens, photographs, done)));
            }
            writeLists(folder, futures);
        }
        return total;
    }

    private static final class ProgressCount {
        private final int total;
        private final ProgressListener watcher;
        private int written;

        ProgressCount(int total, ProgressListener watcher) {
            this.total = total;
            this.watcher = watcher;
        }

        synchronized void increment() {
            watcher.written(++written, total);
        }
    }

    /** The lines of one photograph in the three lists: catalogue CSV, truth CSV and truth JSON. */
    private record TruthRows(String catalogueRow, String truthRow, String json) {}

    private List<TruthRows> writeSpecimens(
            ItemType type, Path folder, int specimens, int photographs, ProgressCount done) throws IOException {
        Map<String, Die> dies = new HashMap<>();
        boolean struck = type.subject() == ObjectKind.COIN;
        List<TruthRows> entries = new ArrayList<>();
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
                        : Hoard.generateSurface(specimen, edgePx);
                for (int n = 0; n < photographs; n++) {
                    SyntheticPhotograph syntheticPhotograph =
                            Hoard.photograph(surface, n, edgePx, sceneObjects(specimen, specimenSide, n));
                    String name = "%s-%s-%d".formatted(specimen.id(), specimenSide.lowerCaseName(), n + 1);
                    GroundTruth truth =
                            new GroundTruth("images/" + name + ".jpg", "masks/" + name + ".png", syntheticPhotograph);
                    Files.write(folder.resolve(truth.file()), syntheticPhotograph.jpeg());
                    Files.write(
                            folder.resolve(truth.mask()),
                            syntheticPhotograph.mask().png());
                    entries.add(new TruthRows(truth.catalogueRow(), truth.row(), truth.json()));
                    done.increment();
                }
            }
        }
        return entries;
    }

    /**
     * Chooses the other objects in the frame: one in a share {@link #clutter} of the photographs, otherwise none. In
     * three of ten of these a ruler, a colour card or a hand is added. Only a coin has an other side.
     */
    private Set<SceneObject> sceneObjects(Specimen specimen, SpecimenSide specimenSide, int number) {
        SeededRandom seededRandom =
                SeededRandom.of(SeededRandom.subSeed(specimen.seed(), "props " + specimenSide, number), "props");
        if (!seededRandom.chance(clutter)) {
            return Set.of();
        }
        Set<SceneObject> sceneObjects = EnumSet.of(seededRandom.pick(SceneObject.values()));
        if (seededRandom.chance(0.3)) {
            sceneObjects.add(seededRandom.pick(SceneObject.RULER, SceneObject.COLOUR_CARD, SceneObject.HAND));
        }
        if (specimen.type().subject() != ObjectKind.COIN) {
            sceneObjects.remove(SceneObject.OTHER_SIDE);
        }
        return sceneObjects;
    }

    private static void writeLists(Path folder, List<Future<List<TruthRows>>> futures)
            throws IOException, InterruptedException {
        List<String> rows = new ArrayList<>(List.of(GroundTruth.CATALOGUE_HEADER));
        List<String> truths = new ArrayList<>(List.of(GroundTruth.HEADER));
        List<String> documents = new ArrayList<>();
        for (Future<List<TruthRows>> type : futures) {
            try {
                for (TruthRows entry : type.get()) {
                    rows.add(entry.catalogueRow());
                    truths.add(entry.truthRow());
                    documents.add(entry.json());
                }
            } catch (ExecutionException failed) {
                futures.forEach(other -> other.cancel(true));
                throw new IOException("could not write the hoard to " + folder + ": " + failed.getCause(), failed);
            }
        }
        Files.write(folder.resolve(CSV), rows);
        Files.write(folder.resolve(TRUTH_CSV), truths);
        Files.writeString(folder.resolve(TRUTH_JSON), "[\n" + String.join(",\n", documents) + "\n]\n");
    }
}
