package org.vitrine.search.openapi;

import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/**
 * Adds to the operation of the search by form what the other three methods of that path accept and return: one
 * photograph as the body with query parameters, and server-sent events. OpenAPI has one operation for a path and
 * method, JAX-RS has four.
 */
final class SearchOperation {

    private static final String FORM_SCHEMA = "SearchForm";
    private static final String PATH = "/v1/collections/{collectionId}/search";
    private static final List<String> QUERY_PARAMETERS =
            List.of("k", "minScore", "pxPerMm", "filter", "text", "pictures", "side", "region", "angle");

    private SearchOperation() {}

    static void describe(OpenAPI document) {
        Operation search = document.getPaths().getPathItem(PATH).getPOST();
        Optional.ofNullable(document.getComponents().getSchemas().get(FORM_SCHEMA))
                .ifPresent(ParameterTypes::setForm);
        search.getRequestBody()
                .required(true)
                .getContent()
                .addMediaType(
                        "image/*",
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema()
                                        .addType(SchemaType.STRING)
                                        .format("binary")
                                        .description("One photograph; everything else is given in the address.")));
        QUERY_PARAMETERS.forEach(name -> search.addParameter(parameter(name)));
        ParameterTypes.set(search);
        search.getResponses()
                .getAPIResponse("200")
                .getContent()
                .addMediaType(
                        "text/event-stream",
                        OASFactory.createMediaType()
                                .schema(
                                        OASFactory.createSchema()
                                                .addType(SchemaType.STRING)
                                                .description(
                                                        "Events prepared and described with {photograph, image}, for each photograph; then answer with the answer as JSON, or problem with problem details.")));
    }

    private static Parameter parameter(String name) {
        var schema = OASFactory.createSchema();
        if (name.equals("filter")) {
            schema.addType(SchemaType.ARRAY).items(OASFactory.createSchema().addType(SchemaType.STRING));
        } else {
            schema.addType(SchemaType.STRING);
        }
        return OASFactory.createParameter()
                .name(name)
                .in(Parameter.In.QUERY)
                .required(false)
                .schema(schema)
                .description("With one photograph as the body: as the field %s of a form.".formatted(name));
    }
}
