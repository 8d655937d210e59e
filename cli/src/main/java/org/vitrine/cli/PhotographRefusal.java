package org.vitrine.cli;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Why a service does not take a photograph.
 *
 * @param code stable reason code
 * @param field member of the statement at fault; empty where it is the photograph
 * @param value what was stated for that member
 * @param imageId empty where none was given
 */
record PhotographRefusal(String code, String field, String value, String sentence, String imageId) {

    /** A problem, or one of the {@code refused} of {@code known}. */
    static PhotographRefusal of(JsonNode problem, String codeElse) {
        return new PhotographRefusal(
                problem.path("code").asText(codeElse),
                problem.path("field").asText(""),
                problem.path("value").asText(""),
                problem.path("detail").asText("the service gave no reason"),
                problem.path("imageId").asText(""));
    }

    static PhotographRefusal of(ApiClient.Answer answer) {
        return of(answer.body(), "http-" + answer.status());
    }
}
