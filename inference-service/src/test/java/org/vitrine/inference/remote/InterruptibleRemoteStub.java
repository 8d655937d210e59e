package org.vitrine.inference.remote;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.vitrine.inference.remote.AwsStubServer.Answer;
import org.vitrine.inference.remote.AwsStubServer.ReceivedRequest;

/**
 * A stand-in for AWS that becomes unavailable by {@code POST /control/go} and available again by {@code POST
 * /control/return}. While unavailable it closes the connection of every call. {@code GET /control/answered} returns how
 * often each question was answered.
 */
public final class InterruptibleRemoteStub implements QuarkusTestResourceLifecycleManager {

    /** Name of the endpoint that {@code POST /control/go-one} makes unavailable, without the others. */
    public static final String ONE = "relief-one";

    private final AtomicBoolean unavailable = new AtomicBoolean();
    private final AtomicBoolean oneUnavailable = new AtomicBoolean();
    private final Map<String, Integer> answered = new ConcurrentHashMap<>();
    private final AwsStubServer awsStubServer = new AwsStubServer(this::answer);

    @Override
    public Map<String, String> start() {
        return Map.of(
                "vitrine.inference.rekognition.endpoint", awsStubServer.url().toString(),
                "vitrine.inference.sagemaker.endpoint", awsStubServer.url().toString(),
                "vitrine.inference.costs.price-stand-ins", "true",
                "vitrine.inference.costs.settle-every", "1S",
                "vitrine.flow.concurrency", "4",
                "vitrine.flow.unfinished", "30",
                "vitrine.inference.limiter.longest-probe", "1S",
                "mp.messaging.connector.smallrye-kafka.throttled.unprocessed-record-max-age.ms", "2500",
                "mp.messaging.incoming.preprocessed.max.poll.records", "5");
    }

    @Override
    public void stop() {
        awsStubServer.close();
    }

    private Answer answer(ReceivedRequest request) {
        switch (request.path()) {
            case "/control/go" -> unavailable.set(true);
            case "/control/go-one" -> oneUnavailable.set(true);
            case "/control/return" -> {
                unavailable.set(false);
                oneUnavailable.set(false);
            }
            case "/control/answered" -> {
                var lines = new StringBuilder();
                new TreeMap<>(answered)
                        .forEach((question, times) ->
                                lines.append(times).append(' ').append(question).append('\n'));
                return new Answer(
                        200,
                        Map.of("Content-Type", "text/plain"),
                        lines.toString().getBytes(StandardCharsets.UTF_8));
            }
            default -> {
                return model(request);
            }
        }
        return Answer.json(200, "{}");
    }

    private Answer model(ReceivedRequest request) {
        if (unavailable.get() || (oneUnavailable.get() && request.path().contains(ONE))) {
            throw new IllegalStateException("away");
        }
        var picture = request.picture();
        answered.merge(
                (request.isForLabels() ? "labels" : request.path()) + " "
                        + picture.substring(picture.indexOf("scenario:")),
                1,
                Integer::sum);
        return request.isForLabels()
                ? Answer.json(
                        200, "{\"Labels\":[{\"Name\":\"Coin\",\"Confidence\":97.5}],\"LabelModelVersion\":\"3.0\"}")
                : Answer.json(200, "{\"embedding\":[3,-4]}")
                        .with("X-Amzn-SageMaker-Custom-Attributes", "model=relief-bank;version=1");
    }
}
