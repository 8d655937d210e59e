/**
 * Photographs of surfaces: camera pose, lighting, background, other objects in the scene, and the ground truth of each
 * photograph. Depends on {@link org.vitrine.hoard.surface}, {@link org.vitrine.hoard.specimen} and
 * {@link org.vitrine.hoard.relief}.
 */
@NullMarked
package org.vitrine.hoard.photograph;

import org.jspecify.annotations.NullMarked;
