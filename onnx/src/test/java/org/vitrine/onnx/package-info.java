@NullMarked
package org.vitrine.onnx;

import org.jspecify.annotations.NullMarked;
