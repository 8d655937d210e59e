package org.vitrine.search.openapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jboss.jandex.IndexView;

/**
 * Completes the OpenAPI document at build time. It adds an example of each operation's answer, from
 * {@code openapi/{operationId}.json}; the problems the operation can end with, {@link OpenApiProblems}; types of
 * parameters, {@link ParameterTypes}; properties that are always present, {@link RequiredProperties}; and the head of
 * the document, {@link OpenApiInfo}.
 *
 * <p>The examples are files instead of annotations: a test compares them with the records that the resources return.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class OpenApiCompletion implements OASFilter {

    private final ObjectMapper json = new ObjectMapper();
    private final RequiredProperties required;

    /**
     * Called by Quarkus during the build.
     *
     * @param index index of the classes of this server
     */
    public OpenApiCompletion(IndexView index) {
        this.required = new RequiredProperties(index);
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        document.getComponents().addSchema(OpenApiProblems.SCHEMA, ProblemSchema.schema());
        required.mark(document);
        OpenApiInfo.write(document);
        document.getPaths().getPathItems().forEach((path, item) -> item.getOperations()
                .forEach((method, operation) -> {
                    ParameterTypes.set(operation);
                    complete(path, operation);
                }));
        SearchOperation.describe(document);
    }

    private void complete(String path, Operation operation) {
        String id = operation.getOperationId();
        example("openapi/" + id + ".json").ifPresent(example -> Optional.ofNullable(
                        operation.getResponses().getAPIResponse("200"))
                .map(APIResponse::getContent)
                .ifPresent(content -> content.getMediaTypes().values().forEach(body -> body.setExample(example))));
        for (String status : OpenApiProblems.of(path, operation)) {
            // Quarkus adds a 400 without content to operations that read forms.
            var present = operation.getResponses().getAPIResponse(status);
            if (present == null || present.getContent() == null) {
                operation.getResponses().addAPIResponse(status, problemResponse(status));
            }
        }
    }

    private APIResponse problemResponse(String status) {
        MediaType body = OASFactory.createMediaType()
                .schema(OASFactory.createSchema().ref("#/components/schemas/" + OpenApiProblems.SCHEMA));
        example("openapi/problem-" + status + ".json").ifPresent(body::setExample);
        return OASFactory.createAPIResponse()
                .description(OpenApiProblems.meaning(status))
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
