// Pure functions: a history that is read page by page, and read again from its beginning after a decision.
import type { Decision } from '../api/types.js';

/** Decisions about a record, newest first. next: cursor of the older ones; absent where all are read. */
export interface DecisionHistory { decisions: readonly Decision[]; next?: string }

/** Appends the page that follows. Decisions that the history has already are left out. */
export function withOlder(shown: DecisionHistory, older: DecisionHistory): DecisionHistory {
  const known = new Set(shown.decisions.map((it) => it.decisionId));
  return historyOfParts([...shown.decisions, ...older.decisions.filter((it) => !known.has(it.decisionId))], older.next);
}

/**
 * Replaces the beginning of the shown history by the newest page, and keeps the older pages. Where the newest page does
 * not reach the shown history, only the newest page is left.
 */
export function refreshed(shown: DecisionHistory | undefined, newest: DecisionHistory): DecisionHistory {
  const oldest = newest.decisions.at(-1);
  const at = shown?.decisions.findIndex((it) => it.decisionId === oldest?.decisionId) ?? -1;
  const older = shown && at >= 0 && newest.next ? shown.decisions.slice(at + 1) : [];
  return shown && older.length > 0 ? historyOfParts([...newest.decisions, ...older], shown.next) : newest;
}

/** Replaces one decision by its new state. */
export function withDecision(shown: DecisionHistory, decision: Decision): DecisionHistory {
  return historyOfParts(shown.decisions.map((it) => (it.decisionId === decision.decisionId ? decision : it)), shown.next);
}

function historyOfParts(decisions: readonly Decision[], next: string | undefined): DecisionHistory {
  return { decisions, ...(next === undefined ? {} : { next }) };
}
