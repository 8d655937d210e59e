package org.vitrine.inference.remote;

import java.util.regex.Pattern;

/** Who is asked. */
public sealed interface RemoteModel {

    /** Amazon Rekognition's DetectLabels. */
    record Rekognition() implements RemoteModel {}

    /** Amazon Rekognition's DetectCustomLabels with one trained project version. */
    record CustomLabels(String projectVersionArn) implements RemoteModel {

        private static final Pattern ARN =
                Pattern.compile("arn:[^:]+:rekognition:[^:]*:[^:]*:project/([^/]+)/version/([^/]+).*");

        /** Project and version, without account and region. */
        String model() {
            var arn = ARN.matcher(projectVersionArn);
            return arn.matches() ? arn.group(1) + "/" + arn.group(2) : projectVersionArn;
        }

        String project() {
            return model().replaceFirst("/.*", "");
        }

        String version() {
            var arn = ARN.matcher(projectVersionArn);
            return arn.matches() ? arn.group(2) : projectVersionArn;
        }
    }

    /** An endpoint of the SageMaker runtime. */
    record SageMaker(String endpoint) implements RemoteModel {}

    /** As sentences name it. */
    default String called() {
        return switch (this) {
            case Rekognition() -> "Rekognition DetectLabels";
            case CustomLabels custom -> "Rekognition DetectCustomLabels '" + custom.model() + "'";
            case SageMaker(var endpoint) -> "SageMaker endpoint '" + endpoint + "'";
        };
    }

    /** As metrics, health, prices and costs name it. */
    default String tag() {
        return switch (this) {
            case Rekognition() -> "rekognition";
            case CustomLabels custom -> "rekognition/" + custom.model();
            case SageMaker(var endpoint) -> "sagemaker/" + endpoint;
        };
    }
}
