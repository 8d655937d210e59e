package org.vitrine.inference.statement;

/** The vector of a photograph by one model. */
public record VectorStatement(ModelReference model, UnitVector vector) {}
