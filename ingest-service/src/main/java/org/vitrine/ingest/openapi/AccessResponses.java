package org.vitrine.ingest.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/**
 * Adds the responses 401 and 403 to each operation of the OpenAPI document at build time, because each requires a
 * permission. An operation that documents its own 401 checks something else than a token and stays as it is. A test
 * compares the document with the permissions of the operations.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class AccessResponses implements OASFilter {

    private static final String UNAUTHORIZED = "401";
    private static final String FORBIDDEN = "403";
    private static final String SIGN_IN_REQUIRED =
            "sign-in-required: sign-in is on, and the bearer token is missing, invalid or expired";
    private static final String NOT_ALLOWED =
            "forbidden: sign-in is on, and no role of the account has the permission; foreign-institution: the request states an institution other than the account's";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getPaths().getPathItems().values().forEach(item -> item.getOperations()
                .values()
                .forEach(operation -> complete(operation.getResponses())));
    }

    private static void complete(APIResponses responses) {
        if (responses.hasAPIResponse(UNAUTHORIZED)) {
            return;
        }
        add(responses, UNAUTHORIZED, SIGN_IN_REQUIRED);
        add(responses, FORBIDDEN, NOT_ALLOWED);
    }

    /** Adds a response, or its description to a response that the operation has, such as 403 of a quota. */
    private static void add(APIResponses responses, String status, String description) {
        var present = responses.getAPIResponse(status);
        if (present == null) {
            responses.addAPIResponse(status, OASFactory.createAPIResponse().description(description));
        } else {
            present.setDescription(present.getDescription() + "; " + description);
        }
    }
}
