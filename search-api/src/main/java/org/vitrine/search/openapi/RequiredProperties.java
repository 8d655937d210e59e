package org.vitrine.search.openapi;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;

/**
 * Marks the required properties of answers: the components of records whose type is not {@link Optional}. The other
 * properties are left out if they are absent, and are never null. The types state this already, so annotations would
 * repeat it.
 */
final class RequiredProperties {

    private static final DotName OPTIONAL = DotName.createSimple(Optional.class);
    private static final DotName SCHEMA =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
    private static final String PACKAGE_PREFIX = "org.vitrine";

    private final List<ClassInfo> records;

    RequiredProperties(IndexView index) {
        this.records = index.getKnownClasses().stream()
                .filter(ClassInfo::isRecord)
                .filter(recordClass -> recordClass.name().toString().startsWith(PACKAGE_PREFIX))
                .toList();
    }

    void mark(OpenAPI document) {
        document.getComponents().getSchemas().forEach(this::mark);
    }

    /**
     * Finds the record of a schema. A schema has the name in the annotation of its record, otherwise the name of the
     * record. If several records have the same name, a number follows it, and the component names identify the record.
     */
    private void mark(String name, Schema schema) {
        if (schema.getProperties() == null || schema.getRequired() != null) {
            return;
        }
        var properties = schema.getProperties().keySet();
        records.stream()
                .filter(recordClass -> name.matches(schemaName(recordClass) + "[0-9]*"))
                .filter(recordClass -> names(recordClass).equals(properties))
                .findFirst()
                .ifPresent(recordClass -> mark(recordClass, schema));
    }

    private static String schemaName(ClassInfo recordClass) {
        return Optional.ofNullable(recordClass.declaredAnnotation(SCHEMA))
                .flatMap(annotation -> Optional.ofNullable(annotation.value("name")))
                .map(AnnotationValue::asString)
                .orElseGet(recordClass::simpleName);
    }

    private static void mark(ClassInfo recordClass, Schema schema) {
        var required = recordClass.recordComponentsInDeclarationOrder().stream()
                .filter(component -> !component.type().name().equals(OPTIONAL))
                .map(RecordComponentInfo::name)
                .toList();
        if (!required.isEmpty()) {
            schema.setRequired(required);
        }
        schema.getProperties().forEach((property, of) -> {
            if (!required.contains(property)) {
                schema.addProperty(property, neverNull(of));
            }
        });
    }

    /** Removes null from the types of a property: an absent property is left out of an answer. */
    private static Schema neverNull(Schema schema) {
        if (schema.getType() != null && schema.getType().contains(SchemaType.NULL)) {
            schema.setType(schema.getType().stream()
                    .filter(type -> type != SchemaType.NULL)
                    .toList());
        }
        if (schema.getAnyOf() != null) {
            var others = schema.getAnyOf().stream()
                    .filter(each -> !List.of(SchemaType.NULL).equals(each.getType()))
                    .toList();
            return others.size() == 1 ? others.getFirst() : schema.anyOf(others);
        }
        return schema;
    }

    private static Set<String> names(ClassInfo recordClass) {
        return recordClass.recordComponents().stream()
                .map(RecordComponentInfo::name)
                .collect(Collectors.toSet());
    }
}
