/** Photographs and their labels: from a CSV, from one folder for each class, or from a catalogue. */
@NullMarked
package org.vitrine.training.labelled;

import org.jspecify.annotations.NullMarked;
