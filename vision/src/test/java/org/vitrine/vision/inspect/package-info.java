/** Tests of the inspection with generated files, random bytes and the irregular files of the evaluation folder. */
@NullMarked
package org.vitrine.vision.inspect;

import org.jspecify.annotations.NullMarked;
