package org.vitrine.inference.remote;

/** Who is asked. */
public sealed interface Remote {

    /** Amazon Rekognition's DetectLabels. */
    record Rekognition() implements Remote {}

    /** An endpoint of the SageMaker runtime. */
    record SageMaker(String endpoint) implements Remote {}

    /** As sentences name it. */
    default String called() {
        return switch (this) {
            case Rekognition() -> "Rekognition DetectLabels";
            case SageMaker(var endpoint) -> "SageMaker endpoint '" + endpoint + "'";
        };
    }

    /** As metrics and health name it. */
    default String tag() {
        return switch (this) {
            case Rekognition() -> "rekognition";
            case SageMaker(var endpoint) -> "sagemaker/" + endpoint;
        };
    }
}
