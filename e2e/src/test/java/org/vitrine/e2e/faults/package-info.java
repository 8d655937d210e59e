/**
 * Fault tests: they kill processes of a running Vitrine while photographs are processed, and check that nothing is
 * lost. {@code ./vitrine test --faults} runs them; an ordinary build does not. They use the Vitrine of this checkout,
 * as {@code ./vitrine up} starts it, and leave it running, with a collection of synthetic coins for each run.
 */
@org.jspecify.annotations.NullMarked
package org.vitrine.e2e.faults;
