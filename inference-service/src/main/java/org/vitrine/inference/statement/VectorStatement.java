package org.vitrine.inference.statement;

/**
 * The vector that one model computed for a photograph; cosine similarity compares it only with vectors of that model.
 */
public record VectorStatement(ModelIdentity model, UnitVector vector) {}
