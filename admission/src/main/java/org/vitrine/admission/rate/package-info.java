/**
 * Decides which waiting call may go when, so that the quota of an AWS account is used fully and not exceeded. Plain
 * Java without clock, threads and locks: callers pass the time and the random generator.
 *
 * <pre>
 * call ─▶ CallLimiter.enqueue ─▶ FairQueue ─▶ CallLimiter.next ─▶ Proceed  (AdaptiveRate: the rate; Pacer: the slot)
 *            └ CircuitOpen, while the CircuitBreaker is open        └▶ answered, throttled, failed
 *                                                                         └▶ AdaptiveRate, CircuitBreaker
 * </pre>
 *
 * <p>Each operation of each endpoint has its own limiter. Each replica has its own limiters and exchanges nothing with
 * the others: the throttling answers of the shared remote are the only signal that others call it too.
 */
@NullMarked
package org.vitrine.admission.rate;

import org.jspecify.annotations.NullMarked;
