package org.vitrine.modelserver.wire;

/** The AWS protocol in which a request and its response are written. */
public enum AwsProtocol {
    /** Rekognition: {@code POST /} with the operation in X-Amz-Target; an error is named in the body. */
    AWS_JSON("application/x-amz-json-1.1"),
    /** SageMaker: the path names the operation; an error is named in the header x-amzn-ErrorType. */
    REST_JSON("application/json");

    private final String mediaType;

    AwsProtocol(String mediaType) {
        this.mediaType = mediaType;
    }

    /** Content-Type of responses. */
    public String mediaType() {
        return mediaType;
    }

    /** Returns the protocol of a request path: Rekognition has the path {@code /} only, every other is SageMaker's. */
    public static AwsProtocol of(String path) {
        return path.isEmpty() || "/".equals(path) ? AWS_JSON : REST_JSON;
    }
}
