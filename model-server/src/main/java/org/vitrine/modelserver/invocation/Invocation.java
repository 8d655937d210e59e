package org.vitrine.modelserver.invocation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.vitrine.modelserver.loading.ServedModel;
import org.vitrine.modelserver.run.ModelRuns;
import org.vitrine.modelserver.run.RunOutcome;
import org.vitrine.onnx.ModelCard;

/**
 * Runs one model on one picture and translates the outcome into the result of a SageMaker container. Shared by the
 * hosting API and the runtime API.
 */
@ApplicationScoped
public class Invocation {

    /** Largest body of an invocation in bytes (6 MiB), from the Smithy model of the SageMaker runtime. */
    public static final int MAX_BODY_BYTES = 6_291_456;

    private final ModelRuns runs;
    private final ObjectMapper json;

    Invocation(ModelRuns runs, ObjectMapper json) {
        this.runs = runs;
        this.json = json;
    }

    /** Does not block, and the result never fails: errors are {@link InvocationResult.Refused}. */
    public Uni<InvocationResult> invoke(ServedModel model, String contentType, String accept, byte[] body) {
        if (body.length > MAX_BODY_BYTES) {
            return refused(413, "the body has %d bytes, more than %d".formatted(body.length, MAX_BODY_BYTES));
        }
        var type = contentType.toLowerCase(Locale.ROOT);
        if (!type.startsWith("application/x-image") && !type.startsWith("image/")) {
            return refused(415, "Content-Type '%s' is not served; send application/x-image".formatted(contentType));
        }
        var accepted = AcceptHeader.of(accept);
        if (accepted.isEmpty()) {
            return refused(
                    406,
                    "Accept '%s' is not served; send application/json, optionally with ;verbose".formatted(accept));
        }
        return runs.run(model, body).map(outcome -> toResult(model.card(), accepted.get(), outcome));
    }

    private static Uni<InvocationResult> refused(int status, String message) {
        return Uni.createFrom().item(new InvocationResult.Refused(status, message));
    }

    private InvocationResult toResult(ModelCard card, AcceptHeader accepted, RunOutcome outcome) {
        return switch (outcome) {
            case RunOutcome.Done(var values, var square) ->
                toAnswer(card, JumpStartResponse.answer(card, accepted, values, square));
            case RunOutcome.NotAnImage(var sentence) -> new InvocationResult.Refused(400, sentence);
            case RunOutcome.TooLarge(var sentence) -> new InvocationResult.Refused(413, sentence);
            case RunOutcome.Busy(var sentence) -> new InvocationResult.Refused(503, sentence);
            case RunOutcome.Unloaded() ->
                new InvocationResult.Refused(503, "the model '" + card.name() + "' is being replaced or unloaded");
            case RunOutcome.Failed(var message) -> new InvocationResult.Refused(500, message);
        };
    }

    private InvocationResult toAnswer(ModelCard card, Object answer) {
        try {
            return new InvocationResult.Answered("application/json", json.writeValueAsString(answer), attributes(card));
        } catch (JsonProcessingException notANumber) {
            return new InvocationResult.Refused(
                    500, "the model's answer cannot be written: " + notANumber.getOriginalMessage());
        }
    }

    /**
     * Returns the value of the response header X-Amzn-SageMaker-Custom-Attributes: name, version and digest of the
     * model.
     */
    static String attributes(ModelCard card) {
        return "model=%s;version=%s;sha256=%s".formatted(card.name(), card.version(), card.sha256());
    }
}
