package org.vitrine.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "ingest",
        description = "Send photographs: files, a folder of any size, or a CSV (file,specimen,side,item,…metadata).",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Run it again after an interruption: only what is missing is sent.",
            "Exit codes: 0 all indexed, 3 some rejected (a table says which and why), 4 some dead-lettered,",
            "5 Vitrine does not run, 2 misused."
        })
final class IngestCommand implements Callable<Integer> {

    @Mixin
    private Vitrine vitrine = new Vitrine();

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Files, one folder, or one CSV.")
    private List<Path> paths = List.of();

    @Option(
            names = "--collection",
            required = true,
            paramLabel = "C",
            description = "Where they go; made if it is not there.")
    private String collection = "";

    @Option(
            names = "--subject",
            paramLabel = "WORD",
            defaultValue = "coin",
            description =
                    "What a collection that is made shows: coin, fossil, gem, sherd…; it decides how objects are found and what is told of them. Default: ${DEFAULT-VALUE}.")
    private String subject = "coin";

    @Option(
            names = "--institution",
            paramLabel = "I",
            defaultValue = "local",
            description = "Who contributes. Default: ${DEFAULT-VALUE}.")
    private String institution = "local";

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
                    "Wait until everything sent is indexed or failed (the default); --no-wait returns when all is sent.")
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
                    "Files of this size or more go straight to the store by a signed address. Default: ${DEFAULT-VALUE}.")
    private long straightFrom = 33_554_432;

    @Option(names = "--json", description = "One JSON document on standard output.")
    private boolean json;

    private final Terminal terminal = Terminal.ofProcess();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (parallel < 1 || parallel > 64) {
            throw new CliException(ExitCode.MISUSED, "--parallel is %d, not 1 to 64".formatted(parallel));
        }
        var summary = new IngestRun(
                        new IngestDoor(
                                vitrine.ingest(),
                                collection,
                                () -> NewCollection.of(subject, vitrine.modelsBesideIngest()),
                                institution,
                                straightFrom),
                        terminal,
                        parallel)
                .run(PhotographSource.of(paths), waits ? waitAtMost : Duration.ZERO);
        if (json) {
            terminal.json(summary.document());
        } else {
            summary.lines().forEach(terminal::say);
        }
        return summary.exitCode();
    }
}
