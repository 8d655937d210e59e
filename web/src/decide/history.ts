// Reads the decisions about one record, and undoes or restores one of them.
import { bodyOf, api } from '../api/client.js';
import type { Decision } from '../api/types.js';
import { t } from '../strings/index.js';
import { decide } from './decide.js';

const HISTORY_LIMIT = 50;

/** Selects decisions by their subject; an absent member does not restrict the selection. */
export interface HistorySubject { specimen?: string; institution?: string; image?: string; item?: string }

/** Returns the newest 50 decisions about a record, newest first. */
export async function historyOf(collectionId: string, subject: HistorySubject, signal: AbortSignal): Promise<Decision[]> {
  return bodyOf(await api.GET('/v1/collections/{collectionId}/decisions', { params: { path: { collectionId }, query: { ...subject, limit: HISTORY_LIMIT } }, signal })).items;
}

/** Whether a decision is in effect; one that was just recorded is. */
export function isEffective({ effective, undoneBy }: Decision): boolean {
  return effective !== false && !undoneBy;
}

/**
 * Undoes a decision of a history, or restores one that was undone or replaced.
 *
 * @param show draws the list; called with the new list, and with the former one where the request is refused
 */
export function reverseDecision(collectionId: string, decision: Decision, history: readonly Decision[], show: (history: readonly Decision[]) => void): void {
  const inEffect = isEffective(decision);
  const { undoneBy: _, ...reversed } = { ...decision, effective: !inEffect };
  void decide(collectionId, { kind: inEffect ? 'undo' : 'redo', undoes: decision.decisionId }, {
    message: inEffect ? t.app.undone : t.app.restored,
    apply: () => show(history.map((it) => (it === decision ? reversed : it))),
    revert: () => show(history),
  });
}
