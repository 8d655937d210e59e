/**
 * Decides when which waiting call may go, so that an account's quota is filled and not overrun. Plain Java: the time is
 * passed in, chance comes from a seed, nothing waits, nothing is locked.
 *
 * <pre>
 * call ─▶ Gate.enter ─▶ FairQueue ─▶ Gate.next ─▶ Go      (AdaptiveRate: how many a second; Pacer: when the next)
 *               └ Shut, while the Circuit is open   └▶ answered, throttled, failed ─▶ AdaptiveRate, Circuit
 * </pre>
 *
 * <p>One gate stands before each operation of each endpoint. Replicas have gates of their own and know nothing of each
 * other: what they share is the remote, and its throttling answers are how they hear of each other.
 */
@NullMarked
package org.vitrine.inference.limit;

import org.jspecify.annotations.NullMarked;
