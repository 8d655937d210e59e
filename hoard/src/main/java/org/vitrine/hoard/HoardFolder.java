package org.vitrine.hoard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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

    /** Hears how many photographs are written. */
    @FunctionalInterface
    public interface Watcher {
        void written(int done, int total);
    }

    /** Writes the first types and specimens of this seed, both sides of each; returns how many photographs. */
    public int write(Path folder, int types, int specimens, int photos, Watcher watcher) throws IOException {
        Files.createDirectories(folder.resolve("images"));
        List<String> rows = new ArrayList<>(List.of("file,specimen,side,item,material,denomination,region"));
        List<String> truths = new ArrayList<>();
        int total = types * specimens * photos * Side.values().length;
        for (int t = 0; t < types; t++) {
            ItemType type = Hoard.type(seed, t);
            for (int s = 0; s < specimens; s++) {
                Specimen specimen = Hoard.specimen(type, s);
                for (Side side : Side.values()) {
                    for (int n = 0; n < photos; n++) {
                        Photograph photograph = Hoard.photograph(specimen, side, n, edgePx);
                        String file = "images/%s-%s-%d.jpg".formatted(specimen.id(), side.word(), n + 1);
                        Files.write(folder.resolve(file), photograph.jpeg());
                        rows.add(row(file, photograph));
                        truths.add(truth(file, photograph));
                        watcher.written(truths.size(), total);
                    }
                }
            }
        }
        Files.write(folder.resolve(CSV), rows);
        Files.writeString(folder.resolve(TRUTH), "[\n" + String.join(",\n", truths) + "\n]\n");
        return total;
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
