package org.vitrine.inference.statement;

import java.util.List;

/**
 * A term a provider says of a photograph.
 *
 * @param name in the provider's own words
 * @param confidence in [0, 1]
 * @param boxes where; none is normal
 * @param parents broader terms
 * @param aliases other terms for the same
 * @param categories groups the provider sorts it into
 */
public record LabelStatement(
        String name,
        double confidence,
        List<Box> boxes,
        List<String> parents,
        List<String> aliases,
        List<String> categories,
        ModelIdentity model) {}
