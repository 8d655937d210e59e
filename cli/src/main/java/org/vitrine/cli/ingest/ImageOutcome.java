package org.vitrine.cli.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/**
 * The outcome of one image of a run, from its journey.
 *
 * @param count which count of {@link IngestSummary} it belongs to: one of the constants
 * @param failure the failure in the form in which a batch lists it; empty if the image did not fail
 */
record ImageOutcome(String count, Optional<JsonNode> failure) {

    static final String INDEXED = "indexed";
    static final String REJECTED = "rejected";
    static final String DEAD_LETTERED = "dead-lettered";
    static final String IN_FLIGHT = "in-flight";
    static final String MISSING = "missing";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param journey journey of the image; empty if the service has none */
    static ImageOutcome of(String imageId, String identifier, Optional<JsonNode> journey) {
        if (journey.isEmpty()) {
            return failed(
                    MISSING,
                    imageId,
                    identifier,
                    "missing",
                    "Vitrine has no record of this image; send the photograph again");
        }
        var stage = journey.get().path("stage").asText();
        var last =
                journey.get().path("stages").path(journey.get().path("stages").size() - 1);
        return switch (stage) {
            case INDEXED -> new ImageOutcome(INDEXED, Optional.empty());
            case REJECTED, DEAD_LETTERED ->
                failed(
                        stage,
                        imageId,
                        identifier,
                        last.path("reasonCode").asText(""),
                        last.path("sentence").asText(""));
            case "withdrawn" ->
                failed(REJECTED, imageId, identifier, "withdrawn", "it was withdrawn while this command ran");
            default -> new ImageOutcome(IN_FLIGHT, Optional.empty());
        };
    }

    private static ImageOutcome failed(
            String count, String imageId, String identifier, String reasonCode, String sentence) {
        return new ImageOutcome(
                count,
                Optional.of(JSON.createObjectNode()
                        .put("identifier", identifier)
                        .put("imageId", imageId)
                        .put("stage", count)
                        .put("reasonCode", reasonCode)
                        .put("sentence", sentence)));
    }
}
