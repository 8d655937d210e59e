package org.vitrine.modelserver.wire;

/** How a request and its answer are written. */
public enum AwsProtocol {
    /** Rekognition: {@code POST /} with X-Amz-Target; the fault's shape stands in the body. */
    AWS_JSON("application/x-amz-json-1.1"),
    /** SageMaker: the path says what is asked; the fault's shape stands in a header. */
    REST_JSON("application/json");

    private final String mediaType;

    AwsProtocol(String mediaType) {
        this.mediaType = mediaType;
    }

    /** Content-Type of answers. */
    public String mediaType() {
        return mediaType;
    }

    /** Rekognition has but one path. */
    public static AwsProtocol of(String path) {
        return path.isEmpty() || "/".equals(path) ? AWS_JSON : REST_JSON;
    }
}
