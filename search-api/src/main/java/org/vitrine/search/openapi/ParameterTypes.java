package org.vitrine.search.openapi;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/**
 * Sets types and descriptions of parameters in the OpenAPI document. In the code these parameters are text that is
 * parsed by hand, because JAX-RS answers 404 to an invalid number. A parameter name has one meaning in the whole API.
 */
final class ParameterTypes {

    private record ParameterType(SchemaType type, Optional<Integer> min, Optional<Integer> max, String description) {}

    private static final Map<String, ParameterType> BY_NAME = Map.ofEntries(
            Map.entry("k", integer(1, 100, "How many items are answered at most; 8 if absent.")),
            Map.entry("limit", integer(1, 200, "Most entries of a page; 24 if absent.")),
            Map.entry(
                    "wait",
                    integer(
                            0,
                            30,
                            "For how many seconds the answer waits until searches show the image; 0 if absent, then 404 at once.")),
            Map.entry("minScore", number(0, 1, "Items with a lower score are left out; 0 if absent.")),
            Map.entry(
                    "pxPerMm",
                    number(0, 10_000, "Scale of the photographs as they are sent, in pixels per millimetre.")),
            Map.entry("angle", number(-360, 360, "By how many degrees the object is turned clockwise.")),
            Map.entry(
                    "pictures",
                    of(SchemaType.BOOLEAN, "Whether the answer has pictures as data URIs; false if absent.")),
            Map.entry("cursor", text("Member next of the former page; absent for the first page.")),
            Map.entry("collection", text("The collection's id.")),
            Map.entry("collectionId", text("The collection's id.")),
            Map.entry("institution", text("The institution's id.")),
            Map.entry("imageId", text("The image's id.")),
            Map.entry("itemId", text("The item's id.")),
            Map.entry("item", text("The item's id.")),
            Map.entry("specimenId", text("The number that the institution gave the specimen.")),
            Map.entry("specimen", text("The number that the institution gave the specimen.")),
            Map.entry("kind", text("The kind of rendition: prepared, mask, thumbnail, access or strokes.")),
            Map.entry("side", text("The side that the photograph shows: obverse, reverse, other or unknown.")));

    private ParameterTypes() {}

    /** Completes the parameters of an operation. Types and descriptions from annotations take precedence. */
    static void set(Operation operation) {
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(ParameterTypes::set);
        }
    }

    /** Sets the types of the fields of a form. */
    static void setForm(Schema form) {
        form.getProperties().forEach((name, schema) -> Optional.ofNullable(BY_NAME.get(name))
                .filter(parameterType -> parameterType.type() != SchemaType.STRING && isText(schema))
                .ifPresent(parameterType -> write(parameterType, schema)));
    }

    private static void set(Parameter parameter) {
        var parameterType = BY_NAME.get(parameter.getName());
        if (parameterType == null) {
            return;
        }
        if (parameter.getDescription() == null) {
            parameter.setDescription(parameterType.description());
        }
        if (parameter.getSchema() == null || isText(parameter.getSchema())) {
            var schema = OASFactory.createSchema();
            write(parameterType, schema);
            parameter.setSchema(schema);
        }
    }

    private static boolean isText(Schema schema) {
        return schema.getRef() == null
                && schema.getEnumeration() == null
                && schema.getType() != null
                && schema.getType().contains(SchemaType.STRING);
    }

    private static void write(ParameterType parameterType, Schema schema) {
        schema.setType(List.of(parameterType.type()));
        parameterType.min().ifPresent(min -> schema.setMinimum(BigDecimal.valueOf(min)));
        parameterType.max().ifPresent(max -> schema.setMaximum(BigDecimal.valueOf(max)));
        if (parameterType.type() == SchemaType.INTEGER) {
            schema.setFormat("int32");
        }
    }

    private static ParameterType integer(int min, int max, String description) {
        return new ParameterType(SchemaType.INTEGER, Optional.of(min), Optional.of(max), description);
    }

    private static ParameterType number(int min, int max, String description) {
        return new ParameterType(SchemaType.NUMBER, Optional.of(min), Optional.of(max), description);
    }

    private static ParameterType text(String description) {
        return of(SchemaType.STRING, description);
    }

    private static ParameterType of(SchemaType type, String description) {
        return new ParameterType(type, Optional.empty(), Optional.empty(), description);
    }
}
