package org.vitrine.ingest.problem;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** The JSON body of a request. Quarkus passes null to a resource where the body is empty. */
public final class JsonBody {

    private JsonBody() {}

    /** Returns the body; throws {@code malformed-request} where it is empty. */
    public static JsonNode required(@Nullable JsonNode body) {
        if (body == null) {
            throw new IngestProblem.Malformed("The body is empty: send a JSON object.").exception();
        }
        return body;
    }
}
