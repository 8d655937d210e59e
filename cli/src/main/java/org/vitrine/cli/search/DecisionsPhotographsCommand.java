package org.vitrine.cli.search;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.vitrine.cli.client.ApiClient;
import org.vitrine.cli.client.TargetInstance;
import org.vitrine.cli.terminal.CliException;
import org.vitrine.cli.terminal.ExitCode;
import org.vitrine.cli.terminal.ProgressBar;
import org.vitrine.cli.terminal.Terminal;
import org.vitrine.cli.terminal.TextFormat;
import org.vitrine.training.labelled.LabelledFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code ./vitrine decisions photographs}: downloads the photographs of which people decided a class, into a folder for
 * each class, with a CSV that {@code train} and {@code evaluate} read.
 */
@Command(
        name = "photographs",
        description = {
            "Download the photographs of which people decided a class: a folder for each class, and a CSV.",
            "Run it again to continue an interrupted export, or to export what people decided since."
        },
        mixinStandardHelpOptions = true)
final class DecisionsPhotographsCommand implements Callable<Integer> {

    private static final int MAX_SHOWN_FAILURES = 10;

    @Mixin
    private final TargetInstance instance = new TargetInstance();

    @Parameters(paramLabel = "COLLECTION", description = "Which one.")
    private String collection = "";

    @Option(
            names = "--attribute",
            required = true,
            paramLabel = "NAME",
            description = "What makes the classes: item, side, or an attribute such as material.")
    private String attribute = "";

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder to write to.")
    private Path out = Path.of("");

    private final Terminal terminal = Terminal.ofProcess();
    private final ProgressBar progressBar = new ProgressBar(terminal);

    @Override
    public Integer call() throws IOException {
        var search = instance.search();
        var photographs = photographs(search);
        if (photographs.isEmpty()) {
            throw new CliException(
                    ExitCode.FAILED,
                    "people decided no '%s' in collection '%s'; decide first, or name another --attribute"
                            .formatted(attribute, collection));
        }
        var export = new TrainingExport(search, out, (done, total) -> progressBar.show("photographs", done, total));
        TrainingExport.Summary summary;
        try {
            summary = export.run(collection, attribute, photographs);
        } finally {
            progressBar.end();
        }
        print(summary);
        return summary.failures().isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }

    private List<DecidedPhotograph> photographs(ApiClient search) throws IOException {
        String path = "/v1/collections/" + TextFormat.percentEncoded(collection) + "/training-data?format=csv";
        String column = DecidedPhotograph.isStandardColumn(attribute)
                ? ""
                : "&attribute=" + TextFormat.percentEncoded(attribute);
        var csv = new String(search.download(path + column), StandardCharsets.UTF_8);
        return DecidedPhotograph.read(new StringReader(csv), attribute);
    }

    private void print(TrainingExport.Summary summary) {
        terminal.printResult("%s of %s in %s: %d downloaded, %d present before, %d removed"
                .formatted(
                        TextFormat.pluralised(summary.written() + (long) summary.present(), "photograph"),
                        summary.classes() == 1 ? "1 class" : summary.classes() + " classes",
                        out,
                        summary.written(),
                        summary.present(),
                        summary.removed()));
        summary.failures().stream()
                .limit(MAX_SHOWN_FAILURES)
                .forEach(failure -> terminal.printMessage("not downloaded: " + TextFormat.oneLine(failure)));
        if (summary.failures().size() > MAX_SHOWN_FAILURES) {
            terminal.printMessage(
                    "not downloaded: %d more".formatted(summary.failures().size() - MAX_SHOWN_FAILURES));
        }
        terminal.printResult("Train: ./vitrine train %s --attribute %s --from %s"
                .formatted(
                        shellWord(collection),
                        shellWord(attribute),
                        shellWord(out.resolve(LabelledFolder.CSV).toString())));
    }

    /** Quotes a text so that a shell reads it as one word. */
    private static String shellWord(String text) {
        return text.matches("[A-Za-z0-9_.,@%+:/-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
