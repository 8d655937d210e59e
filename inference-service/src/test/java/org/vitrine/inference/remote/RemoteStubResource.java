package org.vitrine.inference.remote;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.vitrine.inference.remote.AwsStubServer.Answer;
import org.vitrine.inference.remote.AwsStubServer.ReceivedRequest;

/**
 * A stand-in for AWS in a Quarkus test. Text after the end of a picture selects the response, so that photographs in
 * one topic can get different responses: {@code scenario:throttled-first:<name>}, {@code scenario:model-error},
 * {@code scenario:always-throttled}, {@code scenario:no-picture}.
 */
public final class RemoteStubResource implements QuarkusTestResourceLifecycleManager {

    public static final String MODEL_ERROR_MESSAGE = "cannot reshape array of size 7";

    /** Value of {@code vitrine.inference.attempts}; after so many failures the flow must repeat the record. */
    private static final int SDK_ATTEMPTS = 2;

    /** Short, because each throttled attempt of a query lowers the rate of its endpoint for calls of other tests. */
    private static final String QUERY_PATIENCE = "3S";

    private final Map<String, Integer> throttled = new ConcurrentHashMap<>();
    private final AwsStubServer awsStubServer = new AwsStubServer(this::answer);

    @Override
    public Map<String, String> start() {
        return Map.of(
                "vitrine.inference.rekognition.endpoint", awsStubServer.url().toString(),
                "vitrine.inference.sagemaker.endpoint", awsStubServer.url().toString(),
                "vitrine.inference.attempts", Integer.toString(SDK_ATTEMPTS),
                "vitrine.inference.limiter.query-patience", QUERY_PATIENCE);
    }

    @Override
    public void stop() {
        awsStubServer.close();
    }

    private Answer answer(ReceivedRequest request) {
        var picture = request.picture();
        if (request.isForLabels()) {
            return picture.contains("scenario:no-picture")
                    ? Answer.rekognitionError(400, "InvalidImageFormatException", "Request has invalid image format")
                    : labels();
        }
        if (request.path().equals("/endpoints/coin-side/invocations")) {
            return Answer.json(
                    200,
                    "{\"probabilities\":[0.9,0.1],\"labels\":[\"obverse\",\"reverse\"],\"predicted_label\":\"obverse\"}");
        }
        if (request.path().equals("/endpoints/coin-upright/invocations")) {
            return Answer.json(200, "{\"probabilities\":[0.2,0.8],\"labels\":[\"0\",\"90\"]}");
        }
        if (picture.contains("scenario:model-error")) {
            return Answer.sagemakerError(
                    424,
                    "ModelError",
                    Map.of("Message", "m", "OriginalStatusCode", 500, "OriginalMessage", MODEL_ERROR_MESSAGE));
        }
        return mustWait(picture)
                ? Answer.sagemakerError(429, "ThrottlingException", Map.of("Message", "Rate exceeded"))
                        .with("Retry-After", "1")
                : vector();
    }

    private boolean mustWait(String picture) {
        int at = picture.indexOf("scenario:throttled-first:");
        return picture.contains("scenario:always-throttled")
                || (at >= 0 && throttled.merge(picture.substring(at), 1, Integer::sum) <= SDK_ATTEMPTS);
    }

    private static Answer labels() {
        return Answer.json(200, """
                {"Labels":[{"Name":"Coin","Confidence":97.5,"Instances":[
                   {"BoundingBox":{"Left":0.25,"Top":0.5,"Width":0.5,"Height":0.25},"Confidence":90.0}],
                   "Parents":[{"Name":"Money"}],"Aliases":[],"Categories":[{"Name":"Finance"}]}],
                 "LabelModelVersion":"3.0"}""");
    }

    private static Answer vector() {
        return Answer.json(200, "{\"embedding\":[3,-4]}")
                .with("X-Amzn-SageMaker-Custom-Attributes", "model=relief-bank;version=1;sha256=" + "a".repeat(64));
    }
}
