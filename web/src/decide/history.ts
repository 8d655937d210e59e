// Reads the decisions about one record, and undoes or restores one of them.
import { bodyOf, api } from '../api/client.js';
import type { Decision } from '../api/types.js';
import { t } from '../strings/index.js';
import { decide } from './decide.js';
import type { DecisionHistory } from './decision-history.js';

const HISTORY_LIMIT = 50;

/** Selects decisions by their subject; an absent member does not restrict the selection. */
export interface HistorySubject { specimen?: string; institution?: string; image?: string; item?: string }

/**
 * Returns up to 50 decisions about a record, newest first.
 *
 * @param cursor cursor of the page that is read; the newest decisions where absent
 */
export async function historyOf(collectionId: string, subject: HistorySubject, { signal, cursor }: { signal?: AbortSignal; cursor?: string }): Promise<DecisionHistory> {
  const query = { ...subject, limit: HISTORY_LIMIT, ...(cursor === undefined ? {} : { cursor }) };
  const { items, next } = bodyOf(await api.GET('/v1/collections/{collectionId}/decisions', { params: { path: { collectionId }, query }, ...(signal ? { signal } : {}) }));
  return { decisions: items, ...(next === undefined ? {} : { next }) };
}

/** Whether a decision is in effect; one that was just recorded is. */
export function isEffective({ effective, undoneBy }: Decision): boolean {
  return effective !== false && !undoneBy;
}

/**
 * Undoes a decision of a history, or restores one that was undone or replaced.
 *
 * @param show draws the decision; called with its new state, and with the former one where the request is refused
 */
export function reverseDecision(collectionId: string, decision: Decision, show: (decision: Decision) => void): void {
  const inEffect = isEffective(decision);
  const { undoneBy: _, ...reversed } = { ...decision, effective: !inEffect };
  void decide(collectionId, { kind: inEffect ? 'undo' : 'redo', undoes: decision.decisionId }, {
    message: inEffect ? t.app.undone : t.app.restored,
    apply: () => show(reversed),
    revert: () => show(decision),
  });
}
