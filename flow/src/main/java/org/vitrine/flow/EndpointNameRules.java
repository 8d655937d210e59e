package org.vitrine.flow;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.vitrine.events.EndpointReference;

/**
 * The form of the names by which a profile calls endpoints and models, as the API references of SageMaker Runtime
 * (InvokeEndpoint) and Rekognition (DetectCustomLabels) state it. A value of another form is refused by the AWS SDK or by AWS,
 * always.
 */
public final class EndpointNameRules {

    private static final int MAX_NAME = 63;
    private static final int MAX_TARGET_MODEL = 1024;
    private static final int MAX_ARN = 2048;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]*");
    /** Printable ASCII that neither begins nor ends with a blank: it travels in a header. */
    private static final Pattern TARGET_MODEL = Pattern.compile("[!-~]([ -~]*[!-~])?");

    private static final Pattern PROJECT_VERSION_ARN = Pattern.compile(
            "arn:[a-z\\d-]+:rekognition:[a-z\\d-]+:\\d{12}:project/[A-Za-z0-9_.-]{1,255}/version/[A-Za-z0-9_.-]{1,255}/\\d+");

    private EndpointNameRules() {}

    /**
     * What is wrong with a reference.
     *
     * @return member, value and rule in one sentence without a full stop; empty where every name can be used
     */
    public static Optional<String> objection(EndpointReference reference) {
        return Stream.of(
                        name("endpoint", reference.getEndpoint()),
                        Optional.ofNullable(reference.getVariant()).flatMap(given -> name("variant", given)),
                        Optional.ofNullable(reference.getTargetModel()).flatMap(EndpointNameRules::targetModel),
                        Optional.ofNullable(reference.getInferenceComponent())
                                .flatMap(given -> name("inferenceComponent", given)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Whether two references name the same model; what it answers does not belong to its name. */
    public static boolean isSame(EndpointReference one, EndpointReference other) {
        return one.getEndpoint().equals(other.getEndpoint())
                && Objects.equals(one.getVariant(), other.getVariant())
                && Objects.equals(one.getTargetModel(), other.getTargetModel())
                && Objects.equals(one.getInferenceComponent(), other.getInferenceComponent());
    }

    /** What is wrong with the ARN of a project version of Rekognition Custom Labels. */
    public static Optional<String> projectVersionObjection(String arn) {
        return arn.length() <= MAX_ARN && PROJECT_VERSION_ARN.matcher(arn).matches()
                ? Optional.empty()
                : Optional.of(
                        "customLabelsArn '%s' must be the ARN of a project version: arn:aws:rekognition:REGION:ACCOUNT:project/NAME/version/NAME/NUMBER"
                                .formatted(shortened(arn)));
    }

    private static Optional<String> name(String member, String given) {
        return given.length() <= MAX_NAME && NAME.matcher(given).matches() && !given.endsWith("-")
                ? Optional.empty()
                : Optional.of("%s '%s' must be 1 to %d letters, digits and hyphens, a hyphen neither first nor last"
                        .formatted(member, shortened(given), MAX_NAME));
    }

    private static Optional<String> targetModel(String given) {
        return given.length() <= MAX_TARGET_MODEL && TARGET_MODEL.matcher(given).matches()
                ? Optional.empty()
                : Optional.of(
                        "targetModel '%s' must be 1 to %d printable ASCII characters, a blank neither first nor last"
                                .formatted(shortened(given), MAX_TARGET_MODEL));
    }

    /** Without control characters, for a sentence. */
    private static String shortened(String given) {
        var line = given.replaceAll("\\p{Cntrl}", "\uFFFD");
        return line.length() <= 200 ? line : line.substring(0, 200) + "…";
    }
}
