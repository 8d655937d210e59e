package org.vitrine.cli.ingest;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vitrine.cli.client.TargetInstance;
import org.vitrine.cli.source.PhotographSource;
import org.vitrine.cli.terminal.CliException;
import org.vitrine.cli.terminal.ExitCode;
import org.vitrine.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code ./vitrine ingest}: sends photographs of files, folders or CSV files to ingest-service and waits until they are
 * indexed or have failed. The work is done by {@link IngestRun}.
 */
@Command(
        name = "ingest",
        description =
                "Send photographs: files, folders of any size, CSV files (file,specimen,side,item,identifier,…metadata).",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "CSV: the first row names the columns. 'file' is required; each column that",
            "is not named above is metadata. Encoding (UTF-8, UTF-16, Windows-1252 and",
            "others) and separator (comma, semicolon, tab, vertical bar) are detected and",
            "printed. Blank rows are skipped.",
            "A file is found from the CSV's folder: as written, else in another Unicode",
            "normal form, else with backslashes, else in other letter case if only one",
            "file matches. A note names each file whose name differs.",
            "Identifier of a photograph without one: its path below the folder or the",
            "CSV's folder, else its name. Two photographs with one identifier are listed",
            "and not sent: give each row its own 'identifier'.",
            "A row with a fault is listed with line, column, value and remedy; the others are",
            "sent. Ignored and counted: hidden files, catalogues and notes (.csv, .txt,",
            ".xmp…), and system files (@eaDir, Thumbs.db, desktop.ini, __MACOSX,",
            "._*, #recycle…). Links to folders are not followed.",
            "",
            "Run it again after an interruption: only what is missing is sent.",
            "sent = already here + indexed + rejected + dead-lettered + in flight.",
            "Exit codes: 0 all indexed, 1 failed, or not done within --wait-at-most, 2 wrong arguments,",
            "3 some rejected (a table lists them), 4 some dead-lettered, 5 Vitrine does not run."
        })
public final class IngestCommand implements Callable<Integer> {

    @Mixin
    private TargetInstance instance = new TargetInstance();

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Files, folders, CSV files (.csv, .tsv).")
    private List<Path> paths = List.of();

    @Option(
            names = "--collection",
            required = true,
            paramLabel = "C",
            description = "The collection; created with the first photograph if it does not exist.")
    private String collection = "";

    @Option(
            names = "--subject",
            paramLabel = "WORD",
            defaultValue = "coin",
            description =
                    "Subject of a collection that is created: coin, fossil, gem, sherd… Default: ${DEFAULT-VALUE}.")
    private String subject = "coin";

    @Option(
            names = "--institution",
            paramLabel = "I",
            defaultValue = "local",
            description = "Institution that sends the photographs. Default: ${DEFAULT-VALUE}.")
    private String institution = "local";

    @Option(
            names = "--encoding",
            paramLabel = "NAME",
            description =
                    "Character encoding of the CSV, such as windows-1252, windows-1250 or x-MacRoman. Default: detected and printed.")
    private @Nullable Charset encoding;

    @Option(
            names = "--parallel",
            defaultValue = "4",
            description = "Photographs sent at the same time, 1 to 64. Default: ${DEFAULT-VALUE}.")
    private int parallel = 4;

    @Option(
            names = "--wait",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description =
                    "Wait until everything sent is indexed or failed (the default); --no-wait returns when everything is sent.")
    private boolean waits = true;

    @Option(
            names = "--wait-at-most",
            defaultValue = "PT12H",
            description = "How long to wait, as ISO 8601. Default: ${DEFAULT-VALUE}.")
    private Duration waitAtMost = Duration.ofHours(12);

    @Option(
            names = "--straight-from",
            paramLabel = "BYTES",
            defaultValue = "33554432",
            description =
                    "Files of this size or more are sent directly to the store, by a signed address. Default: ${DEFAULT-VALUE}.")
    private long directUploadFrom = 33_554_432;

    @Option(names = "--json", description = "One JSON document on standard output.")
    private boolean json;

    private final Terminal terminal = Terminal.ofProcess();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (parallel < 1 || parallel > 64) {
            throw new CliException(ExitCode.USAGE_ERROR, "--parallel is %d, not 1 to 64".formatted(parallel));
        }
        var source = openSource();
        var summary = new IngestRun(
                        new IngestClient(
                                instance.ingest(),
                                collection,
                                () -> CollectionDraft.of(subject, instance.modelsOfSameInstance()),
                                institution,
                                directUploadFrom),
                        terminal,
                        parallel)
                .run(source, waits ? waitAtMost : Duration.ZERO);
        if (json) {
            terminal.json(summary.document());
        } else {
            summary.lines().forEach(terminal::printResult);
        }
        return exitCode(summary, waits);
    }

    /** Photographs that are in flight when the wait ends are no success; without a wait they are expected. */
    static int exitCode(IngestSummary summary, boolean waits) {
        int exitCode = summary.exitCode();
        return exitCode == ExitCode.OK && waits && summary.inFlight() > 0 ? ExitCode.FAILED : exitCode;
    }

    private PhotographSource openSource() throws IOException {
        return switch (PhotographSource.open(paths, Optional.ofNullable(encoding))) {
            case PhotographSource.Opening.Refused(var sentence) ->
                throw new CliException(ExitCode.USAGE_ERROR, sentence);
            case PhotographSource.Opening.Opened(var source, var remarks) -> {
                remarks.forEach(terminal::printMessage);
                yield source;
            }
        };
    }
}
