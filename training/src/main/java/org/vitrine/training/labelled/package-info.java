/** Photographs and what is known of them: from a CSV, from a folder for each class, or from a catalogue. */
@NullMarked
package org.vitrine.training.labelled;

import org.jspecify.annotations.NullMarked;
