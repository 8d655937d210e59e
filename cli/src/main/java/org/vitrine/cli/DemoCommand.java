package org.vitrine.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.vitrine.cli.client.TargetInstance;
import org.vitrine.cli.ingest.CollectionDraft;
import org.vitrine.cli.ingest.IngestClient;
import org.vitrine.cli.ingest.IngestRun;
import org.vitrine.cli.platform.PlatformPrinter;
import org.vitrine.cli.search.SearchRun;
import org.vitrine.cli.source.PhotographSource;
import org.vitrine.cli.terminal.CliException;
import org.vitrine.cli.terminal.ExitCode;
import org.vitrine.cli.terminal.ProgressBar;
import org.vitrine.cli.terminal.Terminal;
import org.vitrine.hoard.Hoard;
import org.vitrine.hoard.HoardFolder;
import org.vitrine.hoard.specimen.SpecimenSide;
import org.vitrine.platform.Program;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code ./vitrine demo}: starts all servers and services, makes and ingests a synthetic hoard, and searches with a
 * specimen that was not ingested. Fails if the first candidate is not its item.
 */
@Command(
        name = "demo",
        description =
                "Start everything, ingest a small synthetic hoard, and search with a photograph that was not ingested.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    private static final String COLLECTION = "demo-coins";
    private static final String INSTITUTION = "demo";
    private static final long SEED = 20;
    private static final int EDGE_PX = 384;
    private static final int SPECIMENS = 4;
    /** Number of the type that is searched for; the query is one more specimen of it than were ingested. */
    private static final int QUERY_TYPE = 2;

    private static final int MAX_TYPES = 2000;

    /** Time for the ingest, in addition to the time for each type. */
    private static final Duration BASE_TIMEOUT = Duration.ofMinutes(10);

    /** Time for each type; beside other work on two slow cores half of it is needed. */
    private static final Duration TIMEOUT_PER_TYPE = Duration.ofSeconds(8);

    @Option(
            names = "--types",
            paramLabel = "N",
            defaultValue = "8",
            description =
                    "Item types of the hoard, each of 4 specimens with 2 sides; 3 to 2000. Default: ${DEFAULT-VALUE}.")
    private int types = 8;

    @Mixin
    private TargetInstance instance = new TargetInstance();

    private final Terminal terminal = Terminal.ofProcess();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (types <= QUERY_TYPE || types > MAX_TYPES) {
            throw new CliException(
                    ExitCode.USAGE_ERROR, "--types is %d, not %d to %d".formatted(types, QUERY_TYPE + 1, MAX_TYPES));
        }
        long began = System.nanoTime();
        terminal.printMessage("1. Servers and services");
        var platform = instance.platform(new PlatformPrinter(terminal));
        platform.up(Program.all());
        terminal.printMessage("   all ready after %s".formatted(seconds(began)));

        long making = System.nanoTime();
        terminal.printMessage("2. A hoard: %d item types × %d specimens × 2 sides".formatted(types, SPECIMENS));
        var folder = instance.folder().resolve("demo");
        var hoard = new HoardFolder(SEED, EDGE_PX);
        var bar = new ProgressBar(terminal);
        hoard.write(folder.resolve("hoard"), types, SPECIMENS, 1, (done, total) -> bar.show("making   ", done, total));
        bar.end();
        var query = query(folder);
        terminal.printMessage("   made in %s: %s".formatted(seconds(making), folder.resolve("hoard")));

        long ingesting = System.nanoTime();
        terminal.printMessage("3. Ingest into collection '%s'".formatted(COLLECTION));
        var ingest = new IngestClient(
                instance.ingest(),
                COLLECTION,
                () -> CollectionDraft.of("coin", instance.modelsOfSameInstance()),
                INSTITUTION,
                Long.MAX_VALUE);
        var summary = new IngestRun(ingest, terminal, 4)
                .run(
                        csvSource(folder.resolve("hoard").resolve(HoardFolder.CSV)),
                        BASE_TIMEOUT.plus(TIMEOUT_PER_TYPE.multipliedBy(types)));
        summary.lines().forEach(line -> terminal.printMessage("   " + line));
        terminal.printMessage("   ingested in " + seconds(ingesting));
        if (summary.exitCode() != ExitCode.OK || summary.inFlight() > 0) {
            return Math.max(ExitCode.FAILED, summary.exitCode());
        }
        return search(query, began);
    }

    private static PhotographSource csvSource(Path csv) throws IOException {
        return switch (PhotographSource.open(List.of(csv), Optional.empty())) {
            case PhotographSource.Opening.Opened opened -> opened.source();
            case PhotographSource.Opening.Refused(var sentence) -> throw new CliException(ExitCode.FAILED, sentence);
        };
    }

    /** Writes the query photographs: both sides of a specimen that was not ingested. */
    private List<Path> query(Path folder) throws IOException {
        var specimen = Hoard.specimen(Hoard.type(SEED, QUERY_TYPE), SPECIMENS);
        var obverse = folder.resolve("not-ingested-obverse.jpg");
        var reverse = folder.resolve("not-ingested-reverse.jpg");
        Files.write(
                obverse,
                Hoard.photograph(specimen, SpecimenSide.OBVERSE, 0, EDGE_PX).jpeg());
        Files.write(
                reverse,
                Hoard.photograph(specimen, SpecimenSide.REVERSE, 0, EDGE_PX).jpeg());
        return List.of(obverse, reverse);
    }

    private int search(List<Path> query, long began) throws IOException {
        terminal.printMessage("4. Search with both sides of a coin that was not ingested");
        terminal.printMessage("   obverse: %s".formatted(query.getFirst()));
        terminal.printMessage("   reverse: %s".formatted(query.getLast()));
        var answer = new SearchRun(COLLECTION, query.getFirst(), Optional.of(query.getLast()), List.of(), 8)
                .send(instance.search());
        SearchRun.lines(answer).forEach(terminal::printResult);
        terminal.printResult(sides(answer));
        var expectedItem = Hoard.type(SEED, QUERY_TYPE).id();
        boolean correct = firstItem(answer).equals(expectedItem);
        terminal.printResult(
                correct
                        ? "Right: the first candidate is item %s, of which the photograph shows another specimen."
                                .formatted(expectedItem)
                        : "Wrong: the photograph shows a specimen of item %s, the first candidate is %s."
                                .formatted(expectedItem, firstItem(answer)));
        terminal.printResult("All of it took %s.".formatted(seconds(began)));
        terminal.printResult("Open %s and drop these photographs on it: %s, %s. Stop with ./vitrine down"
                .formatted(instance.page(), query.getFirst(), query.getLast()));
        return correct ? ExitCode.OK : ExitCode.FAILED;
    }

    /** Names the query photographs, and the side by which the first candidate was found. */
    static String sides(JsonNode answer) {
        var querySides = new ArrayList<String>();
        answer.path("query")
                .path("images")
                .forEach(image -> querySides.add(image.path("side").asText()));
        var first = answer.path("hits").path(0);
        return "Searched with %s; %s"
                .formatted(
                        String.join(" and ", querySides),
                        first.isMissingNode()
                                ? "no candidate was found"
                                : "the photograph nearest to them, %s of the first candidate, shows its %s"
                                        .formatted(
                                                first.path("imageId").asText(),
                                                first.path("side").asText()));
    }

    private static String firstItem(JsonNode answer) {
        return answer.path("hits").path(0).path("itemId").asText("none");
    }

    private static String seconds(long since) {
        return String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - since) / 1e9);
    }
}
