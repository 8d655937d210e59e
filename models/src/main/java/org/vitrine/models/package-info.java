/**
 * ONNX graphs built in Java: the models that ship without trained weights, and the parts that trained models share with
 * them. {@link org.vitrine.models.MakeModels} writes {@code NAME/VERSION} with {@code model.onnx} and
 * {@code card.json}.
 *
 * <p>The graphs are deterministic: the build makes each model again and compares it with the committed file.
 */
@NullMarked
package org.vitrine.models;

import org.jspecify.annotations.NullMarked;
