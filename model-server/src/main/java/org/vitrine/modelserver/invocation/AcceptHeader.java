package org.vitrine.modelserver.invocation;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * What a JumpStart client asks for in Accept: {@code application/json}, {@code ;verbose} for labels beside numbers, {@code
 * ;n_predictions=N} for the N best.
 */
record AcceptHeader(boolean verbose, OptionalInt predictions) {

    private static final Pattern PREDICTIONS = Pattern.compile(";\\s*n_predictions=([0-9]{1,6})");

    /** Nothing where no kind of JSON is asked for. */
    static Optional<AcceptHeader> of(String accept) {
        var asked = accept.toLowerCase(Locale.ROOT);
        boolean json = asked.isBlank() || asked.contains("application/json") || asked.contains("*/*");
        if (!json) {
            return Optional.empty();
        }
        var predictions = PREDICTIONS.matcher(asked);
        return Optional.of(new AcceptHeader(
                asked.contains(";verbose"),
                predictions.find() ? OptionalInt.of(Integer.parseInt(predictions.group(1))) : OptionalInt.empty()));
    }
}
