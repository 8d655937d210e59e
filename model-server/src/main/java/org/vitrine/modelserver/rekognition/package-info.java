/** Rekognition's {@code DetectLabels} and {@code DetectCustomLabels} in awsJson1_1. */
@NullMarked
package org.vitrine.modelserver.rekognition;

import org.jspecify.annotations.NullMarked;
