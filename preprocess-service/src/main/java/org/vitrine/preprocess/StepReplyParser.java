package org.vitrine.preprocess;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Base64;
import org.vitrine.vision.prepare.Preparation.Encoded;
import org.vitrine.vision.prepare.StepEndpoint.Reply;

/**
 * Parses the answer of inference-service for a step: a picture, a turn, or a problem body. An answer that cannot be
 * used becomes {@link Reply.Declined} with a sentence, never an exception. Pure.
 */
final class StepReplyParser {

    private static final int OK = 200;

    private StepReplyParser() {}

    static Reply read(String step, int status, byte[] body, ObjectMapper json) {
        try {
            var answer = json.readTree(body);
            return status == OK ? parsedAnswer(step, answer) : declined(step, status, answer);
        } catch (JacksonException noJson) {
            return new Reply.Declined(
                    "inference-service answered step %s with status %d and no JSON".formatted(step, status));
        } catch (IOException impossible) {
            return new Reply.Declined("the answer for %s cannot be read".formatted(step));
        }
    }

    private static Reply parsedAnswer(String step, JsonNode answer) {
        var model = "%s:%s/%s"
                .formatted(
                        answer.at("/model/provider").asText(),
                        answer.at("/model/name").asText(),
                        answer.at("/model/version").asText());
        if (answer.hasNonNull("turn")) {
            return new Reply.Rotation(
                    answer.at("/turn/degrees").asDouble(),
                    answer.at("/turn/confidence").asDouble(),
                    model);
        }
        try {
            return new Reply.Picture(
                    new Encoded(Base64.getDecoder()
                            .decode(answer.at("/picture/base64").asText())),
                    model);
        } catch (IllegalArgumentException noBase64) {
            return new Reply.Declined("%s answered no picture for %s".formatted(model, step));
        }
    }

    private static Reply declined(String step, int status, JsonNode problem) {
        return new Reply.Declined("the endpoint for %s gave no usable answer (%s: %s)"
                .formatted(
                        step,
                        problem.path("code").asText(Integer.toString(status)),
                        withoutFullStop(problem.path("detail").asText())));
    }

    private static String withoutFullStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }
}
