package org.vitrine.training.labelled;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Reads labelled photographs from a CSV or a folder. The bytes of a photograph are read only when they are needed.
 * Every method refuses more than {@value #MAX_PHOTOGRAPHS} photographs with a {@link TrainingInputException}.
 */
public final class LabelledFolder {

    /** Maximum number of photographs of a list, because their vectors are held in memory. */
    public static final int MAX_PHOTOGRAPHS = 200_000;

    /** Levels of subfolders that are searched. */
    private static final int MAX_DEPTH = 8;

    /** Name of the CSV in a folder that is read by default. */
    public static final String CSV = "labels.csv";

    private static final List<String> FILE_COLUMNS = List.of("file", "image");
    private static final Set<String> SUFFIXES = Set.of("jpg", "jpeg", "png", "webp", "tif", "tiff", "gif", "bmp");

    private LabelledFolder() {}

    /**
     * Reads the rows of a CSV with a header line. The column {@code file} (or {@code image}, where there is no
     * {@code file}) is relative to the folder of the CSV. Empty cells are ignored; column names are compared in lower
     * case.
     *
     * @throws LabelledException if there is no such file, a row names no file, or the CSV has no row
     */
    public static List<LabelledPhotograph> csv(Path csv) throws IOException {
        if (!Files.isRegularFile(csv)) {
            throw new TrainingInputException(
                    "there is no CSV file '%s'; give its path with --csv (evaluate) or --from (train)".formatted(csv));
        }
        var photographs = new ArrayList<LabelledPhotograph>();
        try (MappingIterator<Map<String, String>> rows = new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(csv.toFile())) {
            while (rows.hasNext()) {
                photographs.add(photograph(csv, rows.next()));
                if (photographs.size() > MAX_PHOTOGRAPHS) {
                    throw new TrainingInputException(
                            "%s lists more than %d photographs".formatted(csv, MAX_PHOTOGRAPHS));
                }
            }
        }
        if (photographs.isEmpty()) {
            throw new TrainingInputException(csv + " lists no photograph");
        }
        return photographs;
    }

    /**
     * Reads the {@value #CSV} of a folder, such as an export of decisions writes beside its folders of classes.
     *
     * @param columns columns that the labels are read from
     * @return empty if there is no such file, or no photograph of it has a value in any of the columns
     */
    public static Optional<List<LabelledPhotograph>> listed(Path folder, Collection<String> columns)
            throws IOException {
        var csv = folder.resolve(CSV);
        if (!Files.isRegularFile(csv)) {
            return Optional.empty();
        }
        var photographs = csv(csv);
        boolean hasLabels = photographs.stream().anyMatch(photograph -> columns.stream()
                .anyMatch(column -> photograph.column(column).isPresent()));
        return hasLabels ? Optional.of(photographs) : Optional.empty();
    }

    private static LabelledPhotograph photograph(Path csv, Map<String, String> row) {
        var columns = new HashMap<String, String>();
        row.forEach((column, cell) -> {
            if (cell != null && !cell.isBlank()) {
                columns.put(column.strip().toLowerCase(Locale.ROOT), cell.strip());
            }
        });
        var file = FILE_COLUMNS.stream()
                .map(columns::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new TrainingInputException(
                        csv + ": a row has no file; the first line must name the columns, one of them 'file'"));
        return new LabelledPhotograph(file, read(csv.toAbsolutePath().resolveSibling(file)), columns);
    }

    /** All photographs of a folder and its subfolders, without labels, by path. The list may be empty. */
    public static List<LabelledPhotograph> unlabelled(Path folder) throws IOException {
        try (var files = Files.walk(folder, MAX_DEPTH)) {
            var photographs = files.filter(Files::isRegularFile)
                    .filter(LabelledFolder::isPicture)
                    .sorted()
                    .limit(MAX_PHOTOGRAPHS + 1L)
                    .map(file -> new LabelledPhotograph(
                            folder.relativize(file).toString().replace('\\', '/'), read(file), Map.of()))
                    .toList();
            if (photographs.size() > MAX_PHOTOGRAPHS) {
                throw new TrainingInputException(
                        "%s holds more than %d photographs".formatted(folder, MAX_PHOTOGRAPHS));
            }
            return photographs;
        }
    }

    /**
     * Photographs of a folder that has one subfolder for each class.
     *
     * @param attribute name of the column that gets the name of the subfolder
     * @throws LabelledException if no subfolder contains a photograph
     */
    public static List<LabelledPhotograph> classes(Path folder, String attribute) throws IOException {
        var photographs = new ArrayList<LabelledPhotograph>();
        try (var files = Files.walk(folder, MAX_DEPTH)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                var relative = folder.relativize(file);
                if (relative.getNameCount() < 2 || !isPicture(file)) {
                    continue;
                }
                photographs.add(new LabelledPhotograph(
                        relative.toString().replace('\\', '/'),
                        read(file),
                        Map.of(
                                attribute.toLowerCase(Locale.ROOT),
                                relative.getName(0).toString())));
                if (photographs.size() > MAX_PHOTOGRAPHS) {
                    throw new TrainingInputException(
                            "%s holds more than %d photographs".formatted(folder, MAX_PHOTOGRAPHS));
                }
            }
        }
        if (photographs.isEmpty()) {
            throw new TrainingInputException(
                    folder + " holds no folder with photographs: a folder for each class is expected");
        }
        return photographs;
    }

    private static boolean isPicture(Path file) {
        var name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && SUFFIXES.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    private static LabelledPhotograph.Source read(Path file) {
        return () -> Files.readAllBytes(file);
    }
}
