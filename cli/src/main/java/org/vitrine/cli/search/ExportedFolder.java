package org.vitrine.cli.search;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.vitrine.cli.terminal.CliException;
import org.vitrine.cli.terminal.ExitCode;
import org.vitrine.training.labelled.LabelledFolder;

/**
 * A folder of exported photographs: a folder for each class, {@value LabelledFolder#CSV}, and a list of the exported
 * files. An export removes only files of that list, so that a file of someone else is never removed.
 */
final class ExportedFolder {

    /** Name of the list: what was exported in the first line, then the path of a file in each line. */
    static final String LIST = ".vitrine-export";

    private final Path folder;
    private final String content;
    private final Set<String> listed;

    private ExportedFolder(Path folder, String content, Set<String> listed) {
        this.folder = folder;
        this.content = content;
        this.listed = listed;
    }

    /**
     * Opens a folder, and creates it where it is absent.
     *
     * @param content what is exported, in one line
     * @throws CliException if the folder has another export, or a CSV that no export wrote
     */
    static ExportedFolder open(Path given, String content) throws IOException {
        Path folder = given.toAbsolutePath().normalize();
        Path list = folder.resolve(LIST);
        if (!Files.exists(list)) {
            if (Files.exists(folder.resolve(LabelledFolder.CSV))) {
                throw new CliException(
                        ExitCode.USAGE_ERROR,
                        "'%s' has a %s that no export wrote; name another folder with --out"
                                .formatted(folder, LabelledFolder.CSV));
            }
            Files.createDirectories(folder);
            return new ExportedFolder(folder, content, Set.of());
        }
        List<String> lines = Files.readAllLines(list);
        String earlier = lines.isEmpty() ? "" : lines.getFirst();
        if (!earlier.equals(content)) {
            throw new CliException(
                    ExitCode.USAGE_ERROR,
                    "'%s' has the export of %s, not of %s; name another folder with --out"
                            .formatted(folder, earlier, content));
        }
        return new ExportedFolder(folder, content, new LinkedHashSet<>(lines.subList(1, lines.size())));
    }

    /**
     * Adds files to the list before they are written, so that the list is complete if the export is interrupted.
     *
     * @throws CliException if one of them exists and no export wrote it
     */
    void announce(Collection<String> files) throws IOException {
        for (String file : files) {
            if (!listed.contains(file) && Files.exists(folder.resolve(file))) {
                throw new CliException(
                        ExitCode.USAGE_ERROR,
                        "no export wrote '%s'; move it, or name another folder with --out"
                                .formatted(folder.resolve(file)));
            }
        }
        var all = new TreeSet<>(listed);
        all.addAll(files);
        writeList(all);
    }

    boolean has(String file) {
        return Files.isRegularFile(folder.resolve(file));
    }

    /** Writes a file; after an interruption it is either complete or absent. */
    void write(String file, byte[] bytes) throws IOException {
        Path target = folder.resolve(file);
        Files.createDirectories(target.resolveSibling(""));
        replace(target, bytes);
    }

    /** Writes the CSV of the files that are present. */
    void writeCsv(List<String> header, List<List<String>> rows) throws IOException {
        var text = new StringBuilder();
        try (var csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
            csv.printRecord(header);
            csv.printRecords(rows);
        }
        replace(folder.resolve(LabelledFolder.CSV), text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Removes the listed files that the export no longer has, and folders that become empty.
     *
     * @param files files of the export
     * @return number of files that were removed
     */
    int retain(Collection<String> files) throws IOException {
        var kept = Set.copyOf(files);
        int removed = 0;
        for (String file : listed) {
            Path path = folder.resolve(file).normalize();
            if (!kept.contains(file) && path.startsWith(folder)) {
                removed += Files.deleteIfExists(path) ? 1 : 0;
                Files.deleteIfExists(partial(path)); // of an export that was interrupted
                removeIfEmpty(path.resolveSibling(""));
            }
        }
        writeList(new TreeSet<>(kept));
        return removed;
    }

    private void removeIfEmpty(Path classFolder) throws IOException {
        if (classFolder.equals(folder)) {
            return;
        }
        try {
            Files.deleteIfExists(classFolder);
        } catch (DirectoryNotEmptyException others) {
            // It has other photographs of the class, or files of someone else.
        }
    }

    private void writeList(Set<String> files) throws IOException {
        String text = content + '\n' + String.join("\n", files) + '\n';
        replace(folder.resolve(LIST), text.getBytes(StandardCharsets.UTF_8));
    }

    private static void replace(Path target, byte[] bytes) throws IOException {
        Path partial = partial(target);
        Files.write(partial, bytes);
        Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Path partial(Path target) {
        return target.resolveSibling(target.getFileName() + ".part");
    }
}
