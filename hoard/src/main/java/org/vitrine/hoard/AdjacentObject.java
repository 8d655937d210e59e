package org.vitrine.hoard;

/** A second object with relief in the same photograph, with the camera pose that places it there. */
record AdjacentObject(Surface surface, CameraPose camera) {}
