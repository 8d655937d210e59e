/**
 * Limits how much work runs, waits or is in memory at the same time. Each limit decides in one of three ways what
 * becomes of work beyond it: it waits without a thread, it waits on a blocked thread, or it is refused.
 *
 * <pre>
 * Bulkhead    a number of pieces of work     ┐
 * ByteBudget  a number of bytes in memory    ┴─▶ WeightedSemaphore: one queue, in the order of arrival
 * CpuPermits  a number of busy threads       ──▶ java.util.concurrent.Semaphore
 * </pre>
 *
 * <p>The limits create no problem details and read no configuration: each service passes its numbers and its refusal.
 * The rate of calls to a remote is in {@code org.vitrine.admission.rate}.
 */
@NullMarked
package org.vitrine.admission;

import org.jspecify.annotations.NullMarked;
