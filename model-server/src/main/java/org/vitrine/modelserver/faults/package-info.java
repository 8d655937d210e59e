/**
 * Fault injection by a script, for tests of the clients of this server: throttling quotas, latency, stalls, cut
 * connections, errors, malformed and slow bodies.
 *
 * <pre>
 * POST /faults ─▶ FaultScriptReader ─▶ FaultScript ◀─ each call of a model ─┬─▶ FaultExecution: the injected response
 *                                                                           └─▶ the real response
 * </pre>
 *
 * <p>Off by default: without {@code vitrine.models.faults.enabled} none of its routes exist.
 */
@NullMarked
package org.vitrine.modelserver.faults;

import org.jspecify.annotations.NullMarked;
