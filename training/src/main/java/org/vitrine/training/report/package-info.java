/** Writes the report of a trained classifier as one self-contained HTML file. */
@NullMarked
package org.vitrine.training.report;

import org.jspecify.annotations.NullMarked;
