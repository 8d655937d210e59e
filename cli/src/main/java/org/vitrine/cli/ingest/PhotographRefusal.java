package org.vitrine.cli.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import org.vitrine.cli.client.ApiClient;

/**
 * Why ingest-service refuses a photograph.
 *
 * @param code stable reason code
 * @param field faulty member of the statement; empty if the fault is in the photograph itself
 * @param value stated value of this member
 * @param sentence reason and remedy
 * @param imageId empty if the service assigned none
 */
record PhotographRefusal(String code, String field, String value, String sentence, String imageId) {

    /**
     * Reads a problem body, or one of the {@code refused} of an answer to {@code known}.
     *
     * @param defaultCode code if the body has none
     */
    static PhotographRefusal of(JsonNode problem, String defaultCode) {
        return new PhotographRefusal(
                problem.path("code").asText(defaultCode),
                problem.path("field").asText(""),
                problem.path("value").asText(""),
                problem.path("detail").asText("the service gave no reason"),
                problem.path("imageId").asText(""));
    }

    static PhotographRefusal of(ApiClient.Response answer) {
        return of(answer.body(), "http-" + answer.status());
    }
}
