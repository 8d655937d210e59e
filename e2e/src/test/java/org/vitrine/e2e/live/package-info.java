/**
 * Tests and measurements on a running Vitrine: the work of users with the pages, and decisions of clients.
 * {@code ./vitrine test --live} runs them; an ordinary build does not. They use the Vitrine of this checkout, as
 * {@code ./vitrine up} starts it, and leave it running, with a collection of synthetic coins for each run. Lines that
 * begin with {@code LIVE} are the report.
 */
@org.jspecify.annotations.NullMarked
package org.vitrine.e2e.live;
