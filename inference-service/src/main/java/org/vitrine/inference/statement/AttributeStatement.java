package org.vitrine.inference.statement;

import java.util.List;

/**
 * A classified property of what is photographed.
 *
 * @param name for example side or material
 * @param value the class
 * @param confidence in [0, 1]
 * @param boxes where, in pixels of the upright original; empty is normal
 */
public record AttributeStatement(String name, String value, double confidence, List<Box> boxes, ModelReference model) {}
