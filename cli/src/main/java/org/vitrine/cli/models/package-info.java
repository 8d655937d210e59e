/**
 * Commands on the models folder and on the models that model-server serves. May depend on {@code collections},
 * {@code client}, {@code terminal} and {@code org.vitrine.onnx}.
 */
@NullMarked
package org.vitrine.cli.models;

import org.jspecify.annotations.NullMarked;
