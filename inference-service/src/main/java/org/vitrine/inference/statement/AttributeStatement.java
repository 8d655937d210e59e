package org.vitrine.inference.statement;

/**
 * A classified property of what is photographed.
 *
 * @param name for example side or material
 * @param value the class
 * @param confidence in [0, 1]
 */
public record AttributeStatement(String name, String value, double confidence, ModelReference model) {}
