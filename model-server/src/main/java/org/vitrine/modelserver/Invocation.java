package org.vitrine.modelserver;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.vitrine.modelserver.wire.AwsFault;

/** One image through one model: the part that all SageMaker wires share. */
@ApplicationScoped
class Invocation {

    /** Largest body of an invocation, as SageMaker's runtime model has it. */
    static final int MAX_BODY_BYTES = 6_291_456;

    private static final String VERBOSE = ";verbose";

    private final ModelRuns runs;
    private final ModelServerConfig config;

    Invocation(ModelRuns runs, ModelServerConfig config) {
        this.runs = runs;
        this.config = config;
    }

    /**
     * The JumpStart answer: {@code {"embedding":[…]}} or {@code {"probabilities":[…]}}, with labels where {@code accept}
     * ends in {@code ;verbose}.
     */
    Map<String, Object> answer(LoadedModel model, String contentType, String accept, byte[] body) {
        if (body.length > MAX_BODY_BYTES) {
            throw AwsFault.validation("the body has %d bytes, more than %d".formatted(body.length, MAX_BODY_BYTES))
                    .raised();
        }
        if (!contentType.startsWith("application/x-image") && !contentType.startsWith("image/")) {
            throw AwsFault.modelError(
                            415, "Content-Type '%s' is not served; send application/x-image".formatted(contentType))
                    .raised();
        }
        var values = values(model, photograph(body));
        return switch (model.card().task()) {
            case EMBEDDING -> Map.of("embedding", values);
            case CLASSIFICATION -> classes(model.card(), values, accept.contains(VERBOSE));
        };
    }

    /** What is said of the model in X-Amzn-SageMaker-Custom-Attributes. */
    static String attributes(ModelCard card) {
        return "model=%s;version=%s;sha256=%s".formatted(card.name(), card.version(), card.sha256());
    }

    private Photograph photograph(byte[] body) {
        return switch (Photograph.decode(body, config.maxPixels())) {
            case Photograph.Decoded.Fine(var photograph) -> photograph;
            case Photograph.Decoded.NotAnImage(var sentence) ->
                throw AwsFault.modelError(400, sentence).raised();
            case Photograph.Decoded.TooLarge(var sentence) ->
                throw AwsFault.modelError(413, sentence).raised();
        };
    }

    private float[] values(LoadedModel model, Photograph photograph) {
        return switch (runs.run(model, photograph)) {
            case ModelRuns.Ran.Done(var values) -> values;
            case ModelRuns.Ran.Busy(var sentence) ->
                throw AwsFault.unavailable(sentence).raised();
            case ModelRuns.Ran.Failed(var words) ->
                throw AwsFault.modelError(500, words).raised();
        };
    }

    private static Map<String, Object> classes(ModelCard card, float[] probabilities, boolean verbose) {
        if (!verbose) {
            return Map.of("probabilities", probabilities);
        }
        int best = IntStream.range(1, probabilities.length)
                .reduce(0, (so, next) -> probabilities[next] > probabilities[so] ? next : so);
        var answer = new LinkedHashMap<String, Object>();
        answer.put("probabilities", probabilities);
        answer.put("labels", card.labels());
        answer.put("predicted_label", card.labels().get(best));
        return answer;
    }
}
