package org.vitrine.inference.statement;

/** The vector of a photograph by one model. */
public record VectorStatement(ModelIdentity model, UnitVector vector) {}
