package org.vitrine.modelserver.invocation;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * The Accept header of a SageMaker JumpStart client: {@code application/json}, with {@code ;verbose} for labels in
 * addition to numbers and {@code ;n_predictions=N} for the N best predictions.
 *
 * @param predictions maximum number of objects of a detector to return; all if empty
 */
record AcceptHeader(boolean verbose, OptionalInt predictions) {

    private static final Pattern PREDICTIONS = Pattern.compile(";\\s*n_predictions=([0-9]{1,6})");

    /** Parses the header; empty if it does not accept JSON. A blank header accepts JSON. */
    static Optional<AcceptHeader> of(String accept) {
        var lowerCase = accept.toLowerCase(Locale.ROOT);
        boolean json = lowerCase.isBlank() || lowerCase.contains("application/json") || lowerCase.contains("*/*");
        if (!json) {
            return Optional.empty();
        }
        var predictions = PREDICTIONS.matcher(lowerCase);
        return Optional.of(new AcceptHeader(
                lowerCase.contains(";verbose"),
                predictions.find() ? OptionalInt.of(Integer.parseInt(predictions.group(1))) : OptionalInt.empty()));
    }
}
