package org.vitrine.inference.statement;

import java.util.List;

/**
 * A label that a provider gives to a photograph.
 *
 * @param name label in the provider's own vocabulary
 * @param confidence confidence of the provider, from 0 to 1
 * @param boxes places of its instances, in pixels of the upright original; often empty
 * @param parents broader terms
 * @param aliases synonyms
 * @param categories categories to which the provider assigns the label
 * @param model the model that made the statement
 */
public record LabelStatement(
        String name,
        double confidence,
        List<Box> boxes,
        List<String> parents,
        List<String> aliases,
        List<String> categories,
        ModelIdentity model) {}
