package org.vitrine.modelserver.runtime;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.vitrine.modelserver.wire.AwsFault;

/** The headers of an {@code InvokeEndpoint}, checked as the Smithy model constrains them. */
record EndpointCall(
        String endpoint,
        String contentType,
        String accept,
        Optional<String> customAttributes,
        Optional<String> targetModel,
        Optional<String> targetVariant,
        Optional<String> inferenceComponent,
        Optional<String> inferenceId) {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9](-*[a-zA-Z0-9])*");
    private static final Pattern PRINTABLE = Pattern.compile("\\S\\p{Print}*");
    private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*");
    private static final int MOST_NAME = 63;
    private static final int MOST_HEADER = 1024;
    private static final int MOST_INFERENCE_ID = 64;

    /** @param header the value of a header by its name; empty or null where it is not sent */
    static EndpointCall of(String endpoint, Function<String, String> header) {
        var asked = new Headers(header);
        asked.refuse(
                "X-Amzn-SageMaker-Enable-Explanations", "has no explainer; leave EnableExplanations out", endpoint);
        asked.refuse("X-Amzn-SageMaker-Session-Id", "keeps no sessions; leave SessionId out", endpoint);
        asked.refuse(
                "X-Amzn-SageMaker-Target-Container-Hostname",
                "is no multi-container endpoint; leave TargetContainerHostname out",
                endpoint);
        return new EndpointCall(
                check("endpointName", endpoint, NAME, MOST_NAME),
                asked.value("Content-Type", "contentType", ASCII, MOST_HEADER).orElse("application/octet-stream"),
                asked.value("Accept", "accept", ASCII, MOST_HEADER).orElse(""),
                asked.value("X-Amzn-SageMaker-Custom-Attributes", "customAttributes", ASCII, MOST_HEADER),
                asked.value("X-Amzn-SageMaker-Target-Model", "targetModel", PRINTABLE, MOST_HEADER),
                asked.value("X-Amzn-SageMaker-Target-Variant", "targetVariant", NAME, MOST_NAME),
                asked.value("X-Amzn-SageMaker-Inference-Component", "inferenceComponentName", NAME, MOST_NAME),
                asked.value("X-Amzn-SageMaker-Inference-Id", "inferenceId", PRINTABLE, MOST_INFERENCE_ID));
    }

    private record Headers(Function<String, String> header) {

        Optional<String> value(String name, String member, Pattern pattern, int most) {
            return Optional.ofNullable(header.apply(name))
                    .filter(value -> !value.isEmpty())
                    .map(value -> check(member, value, pattern, most));
        }

        void refuse(String name, String why, String endpoint) {
            var given = header.apply(name);
            if (given != null && !given.isEmpty()) {
                throw AwsFault.validation("Endpoint %s %s.".formatted(endpoint, why))
                        .raised();
            }
        }
    }

    private static String check(String member, String value, Pattern pattern, int most) {
        if (value.length() > most) {
            throw AwsFault.validation(("1 validation error detected: Value at '%s' failed to satisfy constraint:"
                                    + " Member must have length less than or equal to %d")
                            .formatted(member, most))
                    .raised();
        }
        if (!pattern.matcher(value).matches()) {
            throw AwsFault.validation(("1 validation error detected: Value '%s' at '%s' failed to satisfy constraint:"
                                    + " Member must satisfy regular expression pattern: %s")
                            .formatted(value, member, pattern))
                    .raised();
        }
        return value;
    }
}
