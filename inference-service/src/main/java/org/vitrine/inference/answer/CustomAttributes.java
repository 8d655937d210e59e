package org.vitrine.inference.answer;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vitrine.inference.statement.ModelIdentity;

/**
 * Reads the identity of a model from the custom attributes of an endpoint's response: {@code
 * model=<name>;version=<v>;sha256=<digest>}. Without attributes the model has the name of the endpoint and the version
 * unknown.
 */
public final class CustomAttributes {

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final int MAX_LENGTH = 200;

    private CustomAttributes() {}

    /**
     * Returns the model that answered.
     *
     * @param attributes value of the header X-Amzn-SageMaker-Custom-Attributes; null if not sent
     * @param endpoint name of the endpoint, used if the attributes name no model
     */
    public static ModelIdentity model(@Nullable String attributes, String endpoint) {
        return new ModelIdentity(
                ModelIdentity.SAGEMAKER,
                value(attributes, "model").orElse(endpoint),
                value(attributes, "version").orElse(ModelIdentity.UNKNOWN),
                value(attributes, "sha256")
                        .filter(digest -> DIGEST.matcher(digest).matches()));
    }

    private static Optional<String> value(@Nullable String attributes, String name) {
        if (attributes == null) {
            return Optional.empty();
        }
        for (var pair : attributes.split(";")) {
            int equals = pair.indexOf('=');
            if (equals > 0 && pair.substring(0, equals).strip().equals(name)) {
                return Optional.of(pair.substring(equals + 1).strip())
                        .filter(value -> !value.isEmpty() && value.length() <= MAX_LENGTH);
            }
        }
        return Optional.empty();
    }
}
