package org.vitrine.modelserver.runtime;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.vitrine.modelserver.wire.AwsFault;

/**
 * The parameters of one {@code InvokeEndpoint} request, from its path and headers, validated by the constraints of
 * AWS's Smithy model.
 *
 * @param endpoint name in the path
 * @param contentType Content-Type of the body; {@code application/octet-stream} if not sent
 * @param accept Accept header; empty if not sent
 * @param customAttributes text of the caller that the response repeats
 * @param targetModel model of a multi-model endpoint, as the name of its archive
 * @param targetVariant variant of the endpoint, here a version of the model
 * @param inferenceComponent model of an endpoint with inference components
 * @param inferenceId id of the caller that the response repeats
 */
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

    /**
     * Reads and validates the headers.
     *
     * @param header returns the value of a header by its name; null or empty where the header is not sent
     * @throws org.vitrine.modelserver.wire.AwsFaultException with a ValidationError, if a value violates its constraint
     *     or if the request uses a feature that this server lacks: explanations, sessions, multi-container endpoints
     */
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
