package org.vitrine.cli;

import java.util.concurrent.Callable;
import org.vitrine.cli.terminal.ExitCode;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ./vitrine completion}: prints a completion script for bash or zsh. */
@Command(
        name = "completion",
        description = "Print shell completion: source <(./vitrine completion bash)",
        mixinStandardHelpOptions = true)
final class CompletionCommand implements Callable<Integer> {

    enum Shell {
        BASH,
        ZSH
    }

    @Parameters(
            paramLabel = "SHELL",
            description = "${COMPLETION-CANDIDATES}; the same script serves both",
            defaultValue = "BASH")
    private Shell shell = Shell.BASH;

    @Override
    public Integer call() {
        if (shell == Shell.ZSH) {
            System.out.println("autoload -U +X bashcompinit && bashcompinit");
        }
        System.out.println(AutoComplete.bash("vitrine", VitrineMain.commandLine()));
        return ExitCode.OK;
    }
}
