package org.vitrine.cli.search;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vitrine.cli.client.ApiClient;
import org.vitrine.cli.terminal.CliException;
import org.vitrine.cli.terminal.ExitCode;
import org.vitrine.cli.terminal.TextFormat;
import org.vitrine.training.labelled.LabelledFolder;

/**
 * Downloads photographs of which people decided a class into a folder for each class. A photograph that is present is
 * not downloaded again, so that an interrupted export continues. Blocks.
 */
final class TrainingExport {

    private static final List<String> COLUMNS =
            List.of("file", "imageId", "institution", "specimen", DecidedPhotograph.ITEM, DecidedPhotograph.SIDE);

    private final ApiClient search;
    private final Path folder;
    private final Progress progress;

    TrainingExport(ApiClient search, Path folder, Progress progress) {
        this.search = search;
        this.folder = folder;
        this.progress = progress;
    }

    /** Receives the number of finished photographs. */
    @FunctionalInterface
    interface Progress {
        void show(long done, long total);
    }

    /**
     * What an export did.
     *
     * @param classes number of classes that have a photograph
     * @param written number of photographs that were downloaded
     * @param present number of photographs that earlier exports had downloaded
     * @param removed number of files that were removed, because people decided otherwise since
     * @param failures a sentence for each photograph that could not be downloaded
     */
    record Summary(int classes, int written, int present, int removed, List<String> failures) {

        Summary {
            failures = List.copyOf(failures);
        }
    }

    /**
     * Runs the export.
     *
     * @param collection collectionId
     * @param attribute what makes the classes
     * @throws CliException if the attribute has the name of another column, or the folder has a file of this name that no
     *     export wrote
     */
    Summary run(String collection, String attribute, List<DecidedPhotograph> photographs) throws IOException {
        if (COLUMNS.contains(attribute) && !DecidedPhotograph.isStandardColumn(attribute)) {
            throw new CliException(
                    ExitCode.USAGE_ERROR,
                    "attribute '%s' has the name of a column of %s; name another --attribute"
                            .formatted(attribute, LabelledFolder.CSV));
        }
        var exported = ExportedFolder.open(folder, TextFormat.oneLine("%s of %s".formatted(attribute, collection)));
        var files = files(photographs);
        exported.announce(files.keySet());
        var rows = new ArrayList<List<String>>();
        var labels = new ArrayList<String>();
        var failures = new ArrayList<String>();
        int written = 0;
        int done = 0;
        for (var entry : files.entrySet()) {
            boolean isPresent = exported.has(entry.getKey());
            var failure = isPresent ? Optional.<String>empty() : download(entry.getValue(), entry.getKey(), exported);
            if (failure.isEmpty()) {
                rows.add(row(entry.getKey(), entry.getValue(), attribute));
                labels.add(entry.getValue().label());
                written += isPresent ? 0 : 1;
            } else {
                failures.add(failure.get());
            }
            progress.show(++done, files.size());
        }
        exported.writeCsv(header(attribute), rows);
        int removed = exported.retain(files.keySet());
        return new Summary(Set.copyOf(labels).size(), written, rows.size() - written, removed, failures);
    }

    /** The photographs by the path of their file below the folder. */
    private static Map<String, DecidedPhotograph> files(List<DecidedPhotograph> photographs) {
        var folderNames = ClassFolderNames.of(
                photographs.stream().map(DecidedPhotograph::label).toList(),
                List.of(LabelledFolder.CSV, LabelledFolder.CSV + ".part"));
        Map<String, DecidedPhotograph> files = new LinkedHashMap<>();
        for (var photograph : photographs) {
            files.put(folderNames.get(photograph.label()) + '/' + photograph.fileName(), photograph);
        }
        return files;
    }

    /**
     * Downloads a photograph.
     *
     * @return why there is no such photograph; empty if it was written
     */
    private Optional<String> download(DecidedPhotograph photograph, String file, ExportedFolder exported)
            throws IOException {
        String path = "/v1/images/" + TextFormat.percentEncoded(photograph.imageId()) + "/renditions/access";
        try {
            exported.write(file, search.download(path));
            return Optional.empty();
        } catch (CliException refused) {
            if (refused.exitCode() != ExitCode.FAILED || Thread.currentThread().isInterrupted()) {
                throw refused;
            }
            return Optional.of(photograph.imageId() + ": " + refused.getMessage());
        }
    }

    private static List<String> header(String attribute) {
        var header = new ArrayList<>(COLUMNS);
        if (!DecidedPhotograph.isStandardColumn(attribute)) {
            header.add(attribute);
        }
        return header;
    }

    private static List<String> row(String file, DecidedPhotograph photograph, String attribute) {
        var row = new ArrayList<>(List.of(
                file,
                photograph.imageId(),
                photograph.institution(),
                photograph.specimen(),
                photograph.item(),
                photograph.side()));
        if (!DecidedPhotograph.isStandardColumn(attribute)) {
            row.add(photograph.label());
        }
        return row;
    }
}
