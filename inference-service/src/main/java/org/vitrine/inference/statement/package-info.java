/**
 * Statements of models about a photograph, and the arithmetic that they need. Plain Java: no clock, no framework, no
 * network.
 *
 * <p>Confidences are in [0, 1], boxes in pixels of the upright original, vectors of unit length; each statement names
 * its {@link org.vitrine.inference.statement.ModelIdentity model}.
 */
@NullMarked
package org.vitrine.inference.statement;

import org.jspecify.annotations.NullMarked;
