package org.vitrine.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.vitrine.cli.terminal.CliException;
import org.vitrine.cli.terminal.ExitCode;
import org.vitrine.cli.terminal.ProgressBar;
import org.vitrine.cli.terminal.Terminal;
import org.vitrine.hoard.HoardFolder;
import org.vitrine.hoard.specimen.DieStyle;
import org.vitrine.hoard.specimen.ObjectKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./vitrine synthesize}: writes synthetic photographs with ground truth, made by {@code hoard}. */
@Command(
        name = "synthesize",
        aliases = "hoard",
        description = "Generate synthetic collections with ground truth, for demonstrations and measurements.",
        mixinStandardHelpOptions = true,
        subcommands = SynthesizeCommand.Make.class)
final class SynthesizeCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        throw new CliException(ExitCode.USAGE_ERROR, "name an action: ./vitrine synthesize make DIR");
    }

    @Command(
            name = "make",
            description =
                    "Write photographs, masks, a CSV to ingest (hoard.csv) and the truth (truth.csv, truth.json).",
            mixinStandardHelpOptions = true)
    static final class Make implements Callable<Integer> {

        @Parameters(paramLabel = "DIR", description = "Folder to write to; created if it does not exist.")
        private Path folder = Path.of("");

        @Option(names = "--types", defaultValue = "20", description = "Item types. Default: ${DEFAULT-VALUE}.")
        private int types = 20;

        @Option(
                names = "--specimens",
                defaultValue = "4",
                description = "Specimens of each type. Default: ${DEFAULT-VALUE}.")
        private int specimens = 4;

        @Option(
                names = "--photos",
                defaultValue = "1",
                description = "Photographs of each side. Default: ${DEFAULT-VALUE}.")
        private int photos = 1;

        @Option(
                names = "--size",
                defaultValue = "512",
                description = "Edge in pixels, 64 to 4096. Default: ${DEFAULT-VALUE}.")
        private int size = 512;

        @Option(
                names = "--seed",
                defaultValue = "1",
                description = "Seed; the same seed gives the same bytes. Default: ${DEFAULT-VALUE}.")
        private long seed = 1;

        @Option(
                names = "--subject",
                split = ",",
                paramLabel = "KIND",
                defaultValue = "coin",
                description = "Kinds of object, several by turns: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
        private List<ObjectKind> subjects = List.of(ObjectKind.COIN);

        @Option(
                names = "--clutter",
                defaultValue = "0",
                description =
                        "Share of photographs with a ruler, a colour card, a finger, other coins or the other side in the frame, 0 to 1. Default: ${DEFAULT-VALUE}.")
        private double clutter;

        @Option(
                names = "--manner",
                defaultValue = "plain",
                description =
                        "Style of the coins: ${COMPLETION-CANDIDATES}. lifelike: large heads, figures, much wear. weathered: also toned metal. varied: any shape. Default: ${DEFAULT-VALUE}.")
        private DieStyle dieStyle = DieStyle.PLAIN;

        private final Terminal terminal = Terminal.ofProcess();

        @Override
        public Integer call() throws IOException, InterruptedException {
            if (types < 1
                    || specimens < 1
                    || photos < 1
                    || size < 64
                    || size > 4096
                    || !(clutter >= 0 && clutter <= 1)) {
                throw new CliException(
                        ExitCode.USAGE_ERROR,
                        "--types, --specimens and --photos are at least 1, --size is 64 to 4096, --clutter 0 to 1");
            }
            var bar = new ProgressBar(terminal);
            int written = new HoardFolder(seed, size, subjects, clutter, dieStyle)
                    .write(folder, types, specimens, photos, (done, total) -> bar.show("making   ", done, total));
            bar.end();
            terminal.printResult("%d photographs in %s; ingest them with: ./vitrine ingest %s --collection my-hoard"
                    .formatted(written, folder, folder.resolve(HoardFolder.CSV)));
            return ExitCode.OK;
        }
    }
}
