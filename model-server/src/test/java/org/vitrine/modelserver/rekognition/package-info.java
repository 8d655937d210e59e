@NullMarked
package org.vitrine.modelserver.rekognition;

import org.jspecify.annotations.NullMarked;
