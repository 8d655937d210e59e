package org.vitrine.inference.statement;

import java.util.List;
import java.util.Optional;

/**
 * A classified property of what is photographed.
 *
 * @param name for example side or material
 * @param value the class
 * @param confidence in [0, 1]
 * @param boxes where, in pixels of the upright original; empty is normal
 */
public record AttributeStatement(String name, String value, double confidence, List<Box> boxes, ModelIdentity model) {

    private static final String UNKNOWN = "unknown";

    /** Why nothing is stated, where the model's answer is that it cannot tell; so no facet and no record has a value that says nothing. */
    public Optional<SkippedRequest> isUndecided() {
        return value.equalsIgnoreCase(UNKNOWN)
                ? Optional.of(new SkippedRequest(
                        name,
                        "model-cannot-tell",
                        "%s %s looked and cannot tell the %s of this photograph."
                                .formatted(model.name(), model.version(), name)))
                : Optional.empty();
    }
}
