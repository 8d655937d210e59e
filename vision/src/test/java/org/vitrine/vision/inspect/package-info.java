/** Inspection, held against made-up files, random bytes and the odd files of the evaluation folder. */
@NullMarked
package org.vitrine.vision.inspect;

import org.jspecify.annotations.NullMarked;
