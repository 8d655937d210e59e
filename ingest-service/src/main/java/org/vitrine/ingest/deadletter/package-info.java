/**
 * Lists dead letters for operators, replays them and drops them.
 *
 * <pre>
 * all dead-letter topics, dead-letter-outcomes ─▶ {@link org.vitrine.ingest.deadletter.DeadLetterFollower}
 *                                                 ─▶ {@link org.vitrine.ingest.deadletter.LetterIndex} ─▶ GET
 * POST …/replay ─▶ {@link org.vitrine.ingest.deadletter.ReplayDecision}, pure
 *     ─▶ claim in dead-letter-outcomes ─▶ the source topic, or an announcement as by a retry ─▶ outcome
 * </pre>
 *
 * <p>Topic {@code dead-letter-outcomes} decides which of several concurrent attempts at one letter replays it: its
 * records have one order, and {@link org.vitrine.ingest.deadletter.LetterOutcome} is a fold of them.
 */
@NullMarked
package org.vitrine.ingest.deadletter;

import org.jspecify.annotations.NullMarked;
