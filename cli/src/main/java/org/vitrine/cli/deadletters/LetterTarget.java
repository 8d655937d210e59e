package org.vitrine.cli.deadletters;

import java.util.List;
import java.util.regex.Pattern;
import org.vitrine.cli.terminal.CliException;
import org.vitrine.cli.terminal.ExitCode;

/** The letters that the arguments of a command name. */
sealed interface LetterTarget {

    /** All letters of a group. */
    record Group(String id) implements LetterTarget {}

    /** @param ids letters as {@code topic:partition:offset} */
    record Letters(List<String> ids) implements LetterTarget {}

    /** Most letters that one command may name. */
    int MAX_LETTERS = 200;

    Pattern GROUP = Pattern.compile("[0-9a-f]{16}");
    Pattern LETTER = Pattern.compile("[a-z0-9-]+:[0-9]+:[0-9]+");

    /** @throws CliException if the arguments are neither one group nor letters */
    static LetterTarget of(List<String> arguments) {
        if (arguments.size() == 1 && GROUP.matcher(arguments.getFirst()).matches()) {
            return new Group(arguments.getFirst());
        }
        if (arguments.size() > MAX_LETTERS) {
            throw new CliException(
                    ExitCode.USAGE_ERROR,
                    "%d letters are named; name at most %d, or a group".formatted(arguments.size(), MAX_LETTERS));
        }
        for (String argument : arguments) {
            if (!LETTER.matcher(argument).matches()) {
                throw new CliException(
                        ExitCode.USAGE_ERROR,
                        "'%s' is neither a group (16 hexadecimal digits) nor a letter (TOPIC:PARTITION:OFFSET); ./vitrine dead-letters list shows the groups"
                                .formatted(argument));
            }
        }
        return new Letters(List.copyOf(arguments));
    }
}
