package org.vitrine.hoard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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

    /** What is true of each photograph. */
    public static final String TRUTH = "truth.json";

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
    private record Entry(String row, String truth) {}

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
                    String file = "images/%s-%s-%d.jpg".formatted(specimen.id(), side.word(), n + 1);
                    Files.write(folder.resolve(file), photograph.jpeg());
                    entries.add(new Entry(row(file, photograph), truth(file, photograph)));
                    done.one();
                }
            }
        }
        return entries;
    }

    private static void list(Path folder, List<Future<List<Entry>>> made) throws IOException, InterruptedException {
        List<String> rows = new ArrayList<>(List.of("file,specimen,side,item,material,denomination,region"));
        List<String> truths = new ArrayList<>();
        for (Future<List<Entry>> type : made) {
            try {
                for (Entry entry : type.get()) {
                    rows.add(entry.row());
                    truths.add(entry.truth());
                }
            } catch (ExecutionException failed) {
                made.forEach(other -> other.cancel(true));
                throw new IOException("could not write the hoard to " + folder + ": " + failed.getCause(), failed);
            }
        }
        Files.write(folder.resolve(CSV), rows);
        Files.writeString(folder.resolve(TRUTH), "[\n" + String.join(",\n", truths) + "\n]\n");
    }

    private static String row(String file, Photograph photograph) {
        ItemType type = photograph.specimen().type();
        return String.join(
                ",",
                file,
                photograph.specimen().id(),
                photograph.side().word(),
                type.id(),
                type.material(),
                type.denomination(),
                type.region());
    }

    private static String truth(String file, Photograph photograph) {
        Specimen specimen = photograph.specimen();
        Ellipse outline = photograph.outline();
        return String.format(
                Locale.ROOT,
                "  {\"file\":\"%s\",\"item\":\"%s\",\"specimen\":\"%s\",\"side\":\"%s\",\"die\":%d,\"angleDegrees\":%.2f,\"wear\":%.3f,\"outline\":{\"centreX\":%.2f,\"centreY\":%.2f,\"semiMajor\":%.2f,\"semiMinor\":%.2f,\"degrees\":%.2f},\"lightAzimuthDegrees\":%.1f,\"lightElevationDegrees\":%.1f,\"backdrop\":\"%s\"}",
                file,
                specimen.type().id(),
                specimen.id(),
                photograph.side().word(),
                specimen.die(photograph.side()),
                photograph.angleDegrees(),
                specimen.wear(),
                outline.centreX(),
                outline.centreY(),
                outline.semiMajor(),
                outline.semiMinor(),
                outline.degrees(),
                photograph.lightAzimuthDegrees(),
                photograph.lightElevationDegrees(),
                photograph.backdrop());
    }
}
