package org.vitrine.cli.models;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vitrine.cli.terminal.CliException;
import org.vitrine.cli.terminal.ExitCode;
import org.vitrine.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./vitrine models remove}: deletes a model, or one version of it, from the models folder. */
@Command(
        name = "remove",
        description = "Delete a model, or one version of it, from the folder; a running server stops serving it.",
        mixinStandardHelpOptions = true)
final class ModelsRemoveCommand implements Callable<Integer> {

    @Mixin
    private final ModelsFolderOption modelsFolder = new ModelsFolderOption();

    @Parameters(paramLabel = "NAME", description = "The model.")
    private String name = "";

    @Option(names = "--version", paramLabel = "V", description = "This version only.")
    @Nullable
    private String version;

    private final Terminal terminal = Terminal.ofProcess();

    @Override
    public Integer call() throws IOException {
        var folders = modelsFolder.folders();
        var versions = folders.all().stream()
                .filter(model -> model.name().equals(name))
                .filter(model -> version == null || model.version().equals(version))
                .toList();
        if (versions.isEmpty()) {
            throw new CliException(
                    ExitCode.FAILED,
                    "no model '%s'%s in %s; ./vitrine models list shows the models"
                            .formatted(name, version == null ? "" : " of version " + version, folders.root()));
        }
        for (var model : versions) {
            folders.remove(model);
            terminal.printResult("removed %s %s".formatted(model.name(), model.version()));
        }
        return ExitCode.OK;
    }
}
