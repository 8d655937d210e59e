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
    private static final int MAX_NAME_LENGTH = 63;
    private static final int MAX_HEADER_LENGTH = 1024;
    private static final int MAX_INFERENCE_ID_LENGTH = 64;

    /**
     * Reads and validates the headers.
     *
     * @param header returns the value of a header by its name; null or empty where the header is not sent
     * @throws org.vitrine.modelserver.wire.AwsFaultException with a ValidationError, if a value violates its constraint
     *     or if the request uses a feature that this server lacks: explanations, sessions, multi-container endpoints
     */
    static EndpointCall of(String endpoint, Function<String, String> header) {
        var headers = new Headers(header);
        headers.refuse(
                "X-Amzn-SageMaker-Enable-Explanations", "has no explainer; leave EnableExplanations out", endpoint);
        headers.refuse("X-Amzn-SageMaker-Session-Id", "keeps no sessions; leave SessionId out", endpoint);
        headers.refuse(
                "X-Amzn-SageMaker-Target-Container-Hostname",
                "is no multi-container endpoint; leave TargetContainerHostname out",
                endpoint);
        return new EndpointCall(
                check("endpointName", endpoint, NAME, MAX_NAME_LENGTH),
                headers.value("Content-Type", "contentType", ASCII, MAX_HEADER_LENGTH)
                        .orElse("application/octet-stream"),
                headers.value("Accept", "accept", ASCII, MAX_HEADER_LENGTH).orElse(""),
                headers.value("X-Amzn-SageMaker-Custom-Attributes", "customAttributes", ASCII, MAX_HEADER_LENGTH),
                headers.value("X-Amzn-SageMaker-Target-Model", "targetModel", PRINTABLE, MAX_HEADER_LENGTH),
                headers.value("X-Amzn-SageMaker-Target-Variant", "targetVariant", NAME, MAX_NAME_LENGTH),
                headers.value("X-Amzn-SageMaker-Inference-Component", "inferenceComponentName", NAME, MAX_NAME_LENGTH),
                headers.value("X-Amzn-SageMaker-Inference-Id", "inferenceId", PRINTABLE, MAX_INFERENCE_ID_LENGTH));
    }

    private record Headers(Function<String, String> header) {

        Optional<String> value(String name, String member, Pattern pattern, int maxLength) {
            return Optional.ofNullable(header.apply(name))
                    .filter(value -> !value.isEmpty())
                    .map(value -> check(member, value, pattern, maxLength));
        }

        void refuse(String name, String reason, String endpoint) {
            var given = header.apply(name);
            if (given != null && !given.isEmpty()) {
                throw AwsFault.validation("Endpoint %s %s.".formatted(endpoint, reason))
                        .toException();
            }
        }
    }

    private static String check(String member, String value, Pattern pattern, int maxLength) {
        if (value.length() > maxLength) {
            throw AwsFault.validation(("1 validation error detected: Value at '%s' failed to satisfy constraint:"
                                    + " Member must have length less than or equal to %d")
                            .formatted(member, maxLength))
                    .toException();
        }
        if (!pattern.matcher(value).matches()) {
            throw AwsFault.validation(("1 validation error detected: Value '%s' at '%s' failed to satisfy constraint:"
                                    + " Member must satisfy regular expression pattern: %s")
                            .formatted(value, member, pattern))
                    .toException();
        }
        return value;
    }
}
