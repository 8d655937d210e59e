package org.vitrine.inference.answer;

import java.util.List;
import org.vitrine.inference.statement.Box;

/**
 * The class a model decided for.
 *
 * @param confidence in [0, 1]
 * @param boxes where, in pixels of the upright original; empty is normal
 */
public record PredictedClass(String value, double confidence, List<Box> boxes) {}
