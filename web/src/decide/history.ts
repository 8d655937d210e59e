// Reads the decisions about one record, and undoes one of them.
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

/**
 * Undoes a decision of a history.
 *
 * @param show draws the list; called with the new list, and with the former one where the undo is refused
 */
export function undoDecision(collectionId: string, decision: Decision, history: readonly Decision[], show: (history: readonly Decision[]) => void): void {
  void decide(collectionId, { kind: 'undo', undoes: decision.decisionId }, {
    message: t.app.undone,
    apply: () => show(history.map((it) => (it === decision ? { ...it, effective: false } : it))),
    revert: () => show(history),
  });
}
