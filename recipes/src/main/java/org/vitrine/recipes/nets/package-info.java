/**
 * The networks, each defined once over {@link org.vitrine.recipes.nets.Layers}. PyTorch interprets the definition
 * during training, and {@link org.vitrine.recipes.nets.OnnxLayers} exports it, so the two cannot differ.
 */
@NullMarked
package org.vitrine.recipes.nets;

import org.jspecify.annotations.NullMarked;
