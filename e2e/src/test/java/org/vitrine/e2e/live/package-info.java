/**
 * What people do with the pages and what clients do with decisions, on a Vitrine that runs, measured. {@code ./vitrine test --live} runs it; an ordinary build does
 * not. It uses the Vitrine of this checkout, as {@code ./vitrine up} starts it, and leaves it running, with a collection of synthetic coins for each run. Lines that
 * begin with {@code LIVE} are the report.
 */
@org.jspecify.annotations.NullMarked
package org.vitrine.e2e.live;
