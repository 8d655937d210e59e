package org.vitrine.inference.statement;

import java.util.List;
import java.util.Optional;

/**
 * A classified property of the photographed object, stated by one model.
 *
 * @param name name of the attribute in the collection's profile, for example side or material
 * @param value class that the model decided for
 * @param confidence confidence of the model, from 0 to 1
 * @param boxes places of the class, in pixels of the upright original; empty for a classifier
 * @param model the model that made the statement
 */
public record AttributeStatement(String name, String value, double confidence, List<Box> boxes, ModelIdentity model) {

    private static final String UNKNOWN = "unknown";

    /**
     * Returns the reason to leave this statement out if its class is {@code unknown}; empty for every other class. So
     * facets and records have no value without information.
     */
    public Optional<SkippedRequest> skippedIfUnknown() {
        return value.equalsIgnoreCase(UNKNOWN)
                ? Optional.of(new SkippedRequest(
                        name,
                        "model-cannot-tell",
                        "Model %s %s answered 'unknown' for attribute '%s'."
                                .formatted(model.name(), model.version(), name)))
                : Optional.empty();
    }
}
