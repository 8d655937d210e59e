package org.vitrine.cli.search;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vitrine.cli.client.TargetInstance;
import org.vitrine.cli.terminal.CliException;
import org.vitrine.cli.terminal.ExitCode;
import org.vitrine.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./vitrine search}: searches a collection with one or two photographs and prints the candidates. */
@Command(
        name = "search",
        description = "Search a collection for the records that look most like a photograph.",
        mixinStandardHelpOptions = true)
public final class SearchCommand implements Callable<Integer> {

    private static final int MAX_K = 100;

    @Mixin
    private TargetInstance instance = new TargetInstance();

    @Parameters(paramLabel = "IMAGE", description = "The photograph; the obverse if --back is given.")
    private Path image = Path.of("");

    @Option(names = "--back", paramLabel = "IMAGE", description = "The other side.")
    private @Nullable Path back;

    @Option(
            names = "--collection",
            paramLabel = "C",
            description = "The collection. Default: the only collection, if there is one.")
    private @Nullable String collection;

    @Option(
            names = "--filter",
            paramLabel = "NAME=VALUE",
            description = "Only photographs with this property; may be repeated.")
    private List<String> filters = new ArrayList<>();

    @Option(names = "-k", defaultValue = "8", description = "How many candidates, 1 to 100. Default: ${DEFAULT-VALUE}.")
    private int k = 8;

    @Option(names = "--json", description = "One JSON document on standard output.")
    private boolean json;

    private final Terminal terminal = Terminal.ofProcess();

    @Override
    public Integer call() throws IOException {
        if (k < 1 || k > MAX_K) {
            throw new CliException(ExitCode.USAGE_ERROR, "-k is %d, not 1 to %d".formatted(k, MAX_K));
        }
        var answer = new SearchRun(collection(), image, Optional.ofNullable(back), filters, k).send(instance.search());
        if (json) {
            terminal.json(answer);
        } else {
            SearchRun.lines(answer).forEach(terminal::printResult);
        }
        return ExitCode.OK;
    }

    private String collection() {
        if (collection != null) {
            return collection;
        }
        var names = new ArrayList<String>();
        instance.ingest()
                .get("/v1/status")
                .bodyOrThrow()
                .path("collections")
                .forEach(each -> names.add(each.path("collectionId").asText()));
        return only(names);
    }

    /** The only one of the collections. */
    static String only(List<String> names) {
        if (names.isEmpty()) {
            throw new CliException(
                    ExitCode.FAILED,
                    "there is no collection with photographs; create one with ./vitrine ingest FOLDER --collection NAME");
        }
        if (names.size() > 1) {
            throw new CliException(
                    ExitCode.USAGE_ERROR,
                    "there are several collections; give --collection, one of %s".formatted(String.join(", ", names)));
        }
        return names.getFirst();
    }
}
