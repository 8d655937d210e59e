package org.vitrine.hoard.photograph;

import org.vitrine.hoard.surface.Surface;

/** A second object with relief in the same photograph, with the camera pose that places it there. */
public record AdjacentObject(Surface surface, CameraPose camera) {}
