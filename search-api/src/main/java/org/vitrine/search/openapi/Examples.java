package org.vitrine.search.openapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Gives every operation an example of its answer ({@code openapi/{operationId}.json}) and the problems it can end
 * with.
 *
 * <p>The examples are files, not annotations: a test holds them against the records the resources return.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class Examples implements OASFilter {

    private static final String PROBLEM = "ProblemDetail";

    /** Which refusals an operation knows, beside those of every path. */
    private static final Map<String, Set<String>> REFUSALS = Map.ofEntries(
            Map.entry("searchByPhotograph", Set.of("400", "404", "413", "415", "422", "503")),
            Map.entry("searchByPhotographs", Set.of("400", "404", "413", "415", "422", "503")),
            Map.entry("findSimilar", Set.of("400", "404", "503")),
            Map.entry("compareImages", Set.of("400", "404", "409", "503")),
            Map.entry("drawComparison", Set.of("400", "404", "409", "503")),
            Map.entry("comparePhotograph", Set.of("400", "404", "409", "413", "415", "422", "503")),
            Map.entry("comparePhotographOfForm", Set.of("400", "404", "409", "413", "415", "422", "503")),
            Map.entry("decide", Set.of("400", "404", "409", "422", "503")),
            Map.entry("previewDecision", Set.of("400", "404", "422", "503")),
            Map.entry("listDecisions", Set.of("400", "404", "503")),
            Map.entry("getDecision", Set.of("404", "503")),
            Map.entry("exportDecisions", Set.of("400", "404", "503")),
            Map.entry("exportTrainingData", Set.of("400", "404", "503")),
            Map.entry("listItems", Set.of("400", "404", "503")),
            Map.entry("openItem", Set.of("400", "404", "409", "422", "503")),
            Map.entry("changeItem", Set.of("400", "404", "409", "422", "503")),
            Map.entry("listPeople", Set.of("400", "503")),
            Map.entry("forgetPerson", Set.of("404", "503")),
            Map.entry("getImage", Set.of("404", "503")),
            Map.entry("getRendition", Set.of("404", "503")),
            Map.entry("listImages", Set.of("400", "404", "503")),
            Map.entry("getSpecimen", Set.of("400", "404", "503")),
            Map.entry("findSpecimen", Set.of("400", "404", "503")),
            Map.entry("getItem", Set.of("400", "404", "503")),
            Map.entry("findItem", Set.of("400", "404", "503")),
            Map.entry("getCollection", Set.of("404", "503")),
            Map.entry("getReview", Set.of("400", "404", "503")),
            Map.entry("getAccuracy", Set.of("400", "404", "503")),
            Map.entry("listCollections", Set.of("503")));

    private static final Map<String, String> MEANING = Map.of(
            "400", "The request cannot be understood; the detail says which part and what is wanted.",
            "404", "There is no such thing.",
            "409", "The state of what is named does not allow it; the code says what it is.",
            "413", "The body is too large.",
            "415", "The body is of no type that is taken, or no picture of a known format.",
            "422", "The photograph or the decision cannot be used; the code says why, the detail what is wanted.",
            "503", "A service behind this one does not answer, or there is too much to do. See Retry-After.");

    private final ObjectMapper json = new ObjectMapper();

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        document.getComponents().addSchema(PROBLEM, ProblemSchema.schema());
        document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .forEach(this::complete);
    }

    private void complete(Operation operation) {
        String id = operation.getOperationId();
        if (id == null || !REFUSALS.containsKey(id)) {
            return;
        }
        var answer = operation.getResponses().getAPIResponse("200");
        example("openapi/" + id + ".json")
                .filter(_ -> answer != null && answer.getContent() != null)
                .ifPresent(example ->
                        answer.getContent().getMediaTypes().values().forEach(content -> content.setExample(example)));
        for (String status : REFUSALS.get(id)) {
            operation.getResponses().addAPIResponse(status, refusal(status));
        }
    }

    private APIResponse refusal(String status) {
        MediaType body =
                OASFactory.createMediaType().schema(OASFactory.createSchema().ref("#/components/schemas/" + PROBLEM));
        example("openapi/problem-" + status + ".json").ifPresent(body::setExample);
        return OASFactory.createAPIResponse()
                .description(MEANING.get(status))
                .content(OASFactory.createContent().addMediaType("application/problem+json", body));
    }

    private Optional<Object> example(String path) {
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(path)) {
            return file == null
                    ? Optional.empty()
                    : Optional.of(
                            json.readValue(new String(file.readAllBytes(), StandardCharsets.UTF_8), Object.class));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("example " + path + " cannot be read", unreadable);
        }
    }
}
