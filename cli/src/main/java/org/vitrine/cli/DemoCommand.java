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
import org.vitrine.cli.source.PhotographSource;
import org.vitrine.hoard.Hoard;
import org.vitrine.hoard.HoardFolder;
import org.vitrine.hoard.SpecimenSide;
import org.vitrine.platform.Platform;
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
    private static final int ASKED_TYPE = 2;

    private static final int MOST_TYPES = 2000;

    /** Time for the ingest, in addition to the time for each type. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** Time for each type; beside other work on two slow cores half of it is needed. */
    private static final Duration PATIENCE_A_TYPE = Duration.ofSeconds(8);

    @Option(
            names = "--types",
            paramLabel = "N",
            defaultValue = "8",
            description =
                    "Item types of the hoard, each of 4 specimens with 2 sides; 3 to 2000. Default: ${DEFAULT-VALUE}.")
    private int types = 8;

    @Mixin
    private TargetInstance vitrine = new TargetInstance();

    private final Terminal terminal = Terminal.ofProcess();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (types <= ASKED_TYPE || types > MOST_TYPES) {
            throw new CliException(
                    ExitCode.MISUSED, "--types is %d, not %d to %d".formatted(types, ASKED_TYPE + 1, MOST_TYPES));
        }
        long began = System.nanoTime();
        terminal.tell("1. Servers and services");
        var platform = vitrine.platform(new PlatformPrinter(terminal));
        platform.up(Program.all());
        terminal.tell("   all ready after %s".formatted(seconds(began)));

        long making = System.nanoTime();
        terminal.tell("2. A hoard: %d item types × %d specimens × 2 sides".formatted(types, SPECIMENS));
        var folder = vitrine.folder().resolve("demo");
        var hoard = new HoardFolder(SEED, EDGE_PX);
        var bar = new ProgressBar(terminal);
        hoard.write(folder.resolve("hoard"), types, SPECIMENS, 1, (done, total) -> bar.show("making   ", done, total));
        bar.end();
        var query = query(folder);
        terminal.tell("   made in %s: %s".formatted(seconds(making), folder.resolve("hoard")));

        long ingesting = System.nanoTime();
        terminal.tell("3. Ingest into collection '%s'".formatted(COLLECTION));
        var door = new IngestClient(
                vitrine.ingest(),
                COLLECTION,
                () -> CollectionDraft.of("coin", vitrine.modelsBesideIngest()),
                INSTITUTION,
                Long.MAX_VALUE);
        var summary = new IngestRun(door, terminal, 4)
                .run(
                        catalogue(folder.resolve("hoard").resolve(HoardFolder.CSV)),
                        PATIENCE.plus(PATIENCE_A_TYPE.multipliedBy(types)));
        summary.lines().forEach(line -> terminal.tell("   " + line));
        terminal.tell("   ingested in " + seconds(ingesting));
        if (summary.exitCode() != ExitCode.FINE || summary.inFlight() > 0) {
            return Math.max(ExitCode.FAILED, summary.exitCode());
        }
        return search(platform, query, began);
    }

    private static PhotographSource catalogue(Path csv) throws IOException {
        return switch (PhotographSource.open(List.of(csv), Optional.empty())) {
            case PhotographSource.Opening.Opened opened -> opened.source();
            case PhotographSource.Opening.Refused(var sentence) -> throw new CliException(ExitCode.FAILED, sentence);
        };
    }

    /** Writes the query photographs: both sides of a specimen that was not ingested. */
    private List<Path> query(Path folder) throws IOException {
        var specimen = Hoard.specimen(Hoard.type(SEED, ASKED_TYPE), SPECIMENS);
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

    private int search(Platform platform, List<Path> query, long began) throws IOException {
        terminal.tell("4. Search with both sides of a coin that was not ingested");
        terminal.tell("   obverse: %s".formatted(query.getFirst()));
        terminal.tell("   reverse: %s".formatted(query.getLast()));
        var answer = new SearchRun(COLLECTION, query.getFirst(), Optional.of(query.getLast()), List.of(), 8)
                .ask(vitrine.search());
        SearchRun.lines(answer).forEach(terminal::say);
        terminal.say(sides(answer));
        var wanted = Hoard.type(SEED, ASKED_TYPE).id();
        boolean right = first(answer).equals(wanted);
        terminal.say(
                right
                        ? "Right: the first candidate is item %s, of which the photograph shows another specimen."
                                .formatted(wanted)
                        : "Wrong: the photograph shows a specimen of item %s, the first candidate is %s."
                                .formatted(wanted, first(answer)));
        terminal.say("All of it took %s.".formatted(seconds(began)));
        terminal.tell("5. Start-up caches, so that the next start is faster (only once)");
        // Stops each program for some seconds; this is done only once.
        platform.recordStarts();
        terminal.say("Open %s and drop these photographs on it: %s, %s. Stop with ./vitrine down"
                .formatted(vitrine.page(), query.getFirst(), query.getLast()));
        return right ? ExitCode.FINE : ExitCode.FAILED;
    }

    /** Names the query photographs, and the side by which the first candidate was found. */
    static String sides(JsonNode answer) {
        var posted = new ArrayList<String>();
        answer.path("query")
                .path("images")
                .forEach(image -> posted.add(image.path("side").asText()));
        var first = answer.path("hits").path(0);
        return "Searched with %s; %s"
                .formatted(
                        String.join(" and ", posted),
                        first.isMissingNode()
                                ? "no candidate was found"
                                : "the photograph nearest to them, %s of the first candidate, shows its %s"
                                        .formatted(
                                                first.path("imageId").asText(),
                                                first.path("side").asText()));
    }

    private static String first(JsonNode answer) {
        return answer.path("hits").path(0).path("itemId").asText("none");
    }

    private static String seconds(long since) {
        return String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - since) / 1e9);
    }
}
