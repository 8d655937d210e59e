/** Rekognition's operations {@code DetectLabels} and {@code DetectCustomLabels}, in the protocol awsJson1_1. */
@NullMarked
package org.vitrine.modelserver.rekognition;

import org.jspecify.annotations.NullMarked;
