package org.vitrine.search.openapi;

import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Schema of RFC 9457 problem details as this server writes them. */
final class ProblemSchema {

    private ProblemSchema() {}

    static Schema schema() {
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .additionalPropertiesBoolean(true)
                .description("Problem details after RFC 9457. type, code and title never vary within a problem.")
                .addProperty("type", text("urn:vitrine:problem: and the code; stable, for programs."))
                .addProperty("title", text("Short and constant, for people."))
                .addProperty(
                        "status",
                        OASFactory.createSchema().addType(SchemaType.INTEGER).description("The HTTP status."))
                .addProperty("detail", text("Names the thing, its value and the remedy."))
                .addProperty("code", text("The last part of the type; the reason code of a refused photograph."))
                .required(List.of("type", "title", "status", "detail", "code"));
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(SchemaType.STRING).description(description);
    }
}
