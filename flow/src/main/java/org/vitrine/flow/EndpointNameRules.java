package org.vitrine.flow;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.vitrine.events.EndpointReference;

/**
 * Checks the names by which a collection profile refers to endpoints and models of AWS, against the patterns in the API
 * references of SageMaker Runtime (InvokeEndpoint) and Rekognition (DetectCustomLabels). The AWS SDK or AWS refuses
 * every value that does not match.
 */
public final class EndpointNameRules {

    /** Longest names and ARN that AWS accepts, in characters. */
    private static final int MAX_NAME = 63;

    private static final int MAX_TARGET_MODEL = 1024;
    private static final int MAX_ARN = 2048;

    /** Most characters of a value that a message repeats. */
    private static final int MAX_QUOTED = 200;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]*");
    /** Printable ASCII that neither begins nor ends with a blank, because the value is sent in an HTTP header. */
    private static final Pattern TARGET_MODEL = Pattern.compile("[!-~]([ -~]*[!-~])?");

    private static final Pattern PROJECT_VERSION_ARN = Pattern.compile(
            "arn:[a-z\\d-]+:rekognition:[a-z\\d-]+:\\d{12}:project/[A-Za-z0-9_.-]{1,255}/version/[A-Za-z0-9_.-]{1,255}/\\d+");

    private EndpointNameRules() {}

    /**
     * Returns what is wrong with a reference to a SageMaker endpoint.
     *
     * @return member, value and rule of the first invalid name in one sentence without a full stop; empty where all are
     *     valid
     */
    public static Optional<String> violation(EndpointReference reference) {
        return Stream.of(
                        name("endpoint", reference.getEndpoint()),
                        Optional.ofNullable(reference.getVariant()).flatMap(value -> name("variant", value)),
                        Optional.ofNullable(reference.getTargetModel()).flatMap(EndpointNameRules::targetModel),
                        Optional.ofNullable(reference.getInferenceComponent())
                                .flatMap(value -> name("inferenceComponent", value)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /**
     * Returns whether two references name the same model: equal endpoint, variant, target model and inference
     * component. Other members of the references are not compared.
     */
    public static boolean isSameModel(EndpointReference one, EndpointReference other) {
        return one.getEndpoint().equals(other.getEndpoint())
                && Objects.equals(one.getVariant(), other.getVariant())
                && Objects.equals(one.getTargetModel(), other.getTargetModel())
                && Objects.equals(one.getInferenceComponent(), other.getInferenceComponent());
    }

    /**
     * Returns what is wrong with the ARN of a project version of Rekognition Custom Labels, in one sentence without a
     * full stop; empty where it is valid.
     */
    public static Optional<String> projectVersionViolation(String arn) {
        return arn.length() <= MAX_ARN && PROJECT_VERSION_ARN.matcher(arn).matches()
                ? Optional.empty()
                : Optional.of(
                        "customLabelsArn '%s' must be the ARN of a project version: arn:aws:rekognition:REGION:ACCOUNT:project/NAME/version/NAME/NUMBER"
                                .formatted(shortened(arn)));
    }

    private static Optional<String> name(String member, String value) {
        return value.length() <= MAX_NAME && NAME.matcher(value).matches() && !value.endsWith("-")
                ? Optional.empty()
                : Optional.of("%s '%s' must be 1 to %d letters, digits and hyphens, without a hyphen at either end"
                        .formatted(member, shortened(value), MAX_NAME));
    }

    private static Optional<String> targetModel(String value) {
        return value.length() <= MAX_TARGET_MODEL && TARGET_MODEL.matcher(value).matches()
                ? Optional.empty()
                : Optional.of(
                        "targetModel '%s' must be 1 to %d printable ASCII characters, without a blank at either end"
                                .formatted(shortened(value), MAX_TARGET_MODEL));
    }

    /** Returns a value for a message: without control characters, and cut after {@value #MAX_QUOTED} characters. */
    private static String shortened(String value) {
        var line = value.replaceAll("\\p{Cntrl}", "\uFFFD");
        return line.codePointCount(0, line.length()) <= MAX_QUOTED
                ? line
                : line.substring(0, line.offsetByCodePoints(0, MAX_QUOTED)) + "…";
    }
}
