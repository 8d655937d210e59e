/**
 * Fault answers on demand, for tests of what calls this server: quotas that throttle, latency, stalls, cut connections,
 * errors, broken and slow bodies, by a script.
 *
 * <pre>
 * POST /faults ─▶ FaultScriptReader ─▶ FaultScript ◀─ each call of a model ─▶ FaultExecution (plays it) ─▶ the real answer, or not
 * </pre>
 *
 * <p>Off unless {@code vitrine.models.faults.enabled}; then nothing of it is reachable.
 */
@NullMarked
package org.vitrine.modelserver.faults;

import org.jspecify.annotations.NullMarked;
