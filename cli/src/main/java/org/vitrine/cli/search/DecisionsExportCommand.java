package org.vitrine.cli.search;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vitrine.cli.client.TargetInstance;
import org.vitrine.cli.terminal.ExitCode;
import org.vitrine.cli.terminal.TextFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code ./vitrine decisions export}: downloads the decisions of a collection, or training data made of them, from
 * search-api.
 */
@Command(
        name = "export",
        description = {
            "Download all decisions of a collection, oldest first, or training data made of them.",
            "./vitrine train COLLECTION trains on decisions without an export."
        },
        mixinStandardHelpOptions = true)
final class DecisionsExportCommand implements Callable<Integer> {

    /** Format of the export. */
    enum Format {
        /** CSV: one row for each subject of a decision. */
        CSV("/decisions/export?format=csv"),
        /** JSON Lines: one decision on each line. */
        JSONL("/decisions/export?format=jsonl"),
        /** CSV: one row for each photograph that has a decision. */
        TRAINING("/training-data?format=csv");

        private final String path;

        Format(String path) {
            this.path = path;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Mixin
    private final TargetInstance instance = new TargetInstance();

    @Parameters(paramLabel = "COLLECTION", description = "Which one.")
    private String collection = "";

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}. Default: csv, a row for each subject.")
    private Format format = Format.CSV;

    @Option(names = "--out", paramLabel = "FILE", description = "Default: standard output.")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        String path = "/v1/collections/" + TextFormat.percentEncoded(collection) + format.path;
        if (out == null) {
            instance.search().save(path, System.out);
        } else {
            save(path, out);
        }
        return ExitCode.OK;
    }

    /** Writes a temporary file first, so that the file is either complete or absent. */
    private void save(String path, Path file) throws IOException {
        Path partial = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (OutputStream to = Files.newOutputStream(partial)) {
                instance.search().save(path, to);
            }
            Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
    }
}
