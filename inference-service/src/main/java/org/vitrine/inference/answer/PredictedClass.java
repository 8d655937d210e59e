package org.vitrine.inference.answer;

import java.util.List;
import org.vitrine.inference.statement.Box;

/**
 * The class that a model decided for.
 *
 * @param value name of the class
 * @param confidence confidence of the model, from 0 to 1
 * @param boxes places of the class, in pixels of the upright original; empty for a classifier
 */
public record PredictedClass(String value, double confidence, List<Box> boxes) {}
