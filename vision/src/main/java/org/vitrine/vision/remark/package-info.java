/**
 * The remarks in the note of a preparation step: codes for programs and their English text. Plain Java, no framework,
 * no native library; the packages that write notes depend on it.
 */
@NullMarked
package org.vitrine.vision.remark;

import org.jspecify.annotations.NullMarked;
