/**
 * The models of the preparation, outline and rotation: their interfaces, the shipped ONNX networks, and the
 * interpretation of rotation scores. Does not depend on other packages of the preparation.
 */
@NullMarked
package org.vitrine.vision.prepare.model;

import org.jspecify.annotations.NullMarked;
