/**
 * The networks, each written once over {@link org.vitrine.recipes.nets.Layers}: interpreted by PyTorch while it learns, and by {@link
 * org.vitrine.recipes.nets.OnnxLayers} when it is exported. So they cannot drift apart.
 */
@NullMarked
package org.vitrine.recipes.nets;

import org.jspecify.annotations.NullMarked;
