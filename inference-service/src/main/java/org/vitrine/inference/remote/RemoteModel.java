package org.vitrine.inference.remote;

import java.util.regex.Pattern;

/** A remote that this service calls: an operation of Rekognition or an endpoint of SageMaker. */
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

    /** Returns the name of the remote in sentences. */
    default String displayName() {
        return switch (this) {
            case Rekognition() -> "Rekognition DetectLabels";
            case CustomLabels custom -> "Rekognition DetectCustomLabels '" + custom.model() + "'";
            case SageMaker(var endpoint) -> "SageMaker endpoint '" + endpoint + "'";
        };
    }

    /** Returns the identifier of the remote in limiters, health, prices and costs. */
    default String tag() {
        return switch (this) {
            case Rekognition() -> "rekognition";
            case CustomLabels custom -> "rekognition/" + custom.model();
            case SageMaker(var endpoint) -> "sagemaker/" + endpoint;
        };
    }
}
