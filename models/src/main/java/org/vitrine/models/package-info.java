/**
 * Recipes of the models that ship: each writes a folder {@code NAME/VERSION} with {@code model.onnx} and {@code card.json}.
 *
 * <p>Recipes are deterministic: the build makes each model again and compares it with the one that is committed.
 */
@NullMarked
package org.vitrine.models;

import org.jspecify.annotations.NullMarked;
