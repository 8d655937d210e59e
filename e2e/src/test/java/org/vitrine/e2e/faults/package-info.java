/**
 * Processes of a running Vitrine are killed while photographs flow. {@code ./vitrine test --faults} runs it; an ordinary
 * build does not. It uses the Vitrine of this checkout, as {@code ./vitrine up} starts it, and leaves it running, with a
 * collection of synthetic coins for each run.
 */
@org.jspecify.annotations.NullMarked
package org.vitrine.e2e.faults;
