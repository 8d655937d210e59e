package org.vitrine.hoard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A hoard on disk: photographs, a CSV to ingest, and the truth for evaluation.
 *
 * @param seed the same seed makes the same bytes
 * @param edgePx edge of each photograph
 */
public record HoardFolder(long seed, int edgePx) {

    /** The file to ingest. */
    public static final String CSV = "hoard.csv";

    /** What is true of each photograph; the same as a list for {@code ./vitrine evaluate} and {@code train}. */
    public static final String TRUTH = "truth.json";

    /** The list of what is true. */
    public static final String TRUTH_CSV = "truth.csv";

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
        int total = types * specimens * photos * Side.values().length;
        var done = new Count(total, watcher);
        try (var makers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            List<Future<List<Entry>>> made = new ArrayList<>();
            for (int t = 0; t < types; t++) {
                ItemType type = Hoard.type(seed, t);
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
        List<Entry> entries = new ArrayList<>();
        for (int s = 0; s < specimens; s++) {
            Specimen specimen = Hoard.specimen(type, s);
            for (Side side : Side.values()) {
                int number = specimen.die(side);
                Die die = dies.computeIfAbsent(side + " " + number, _ -> Hoard.die(type, side, number, edgePx));
                Surface surface = Hoard.strike(specimen, die);
                for (int n = 0; n < photos; n++) {
                    Photograph photograph = Hoard.photograph(surface, n, edgePx);
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
