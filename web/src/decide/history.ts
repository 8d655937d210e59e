// The decisions about one record, and taking one of them back.
import { answered, api } from '../api/client.js';
import type { Decision } from '../api/types.js';
import { t } from '../strings/index.js';
import { decide } from './decide.js';

const SHOWN = 50;

/** What decisions are about; absent members do not narrow. */
export interface About { specimen?: string; institution?: string; image?: string; item?: string }

/** The newest decisions about it, newest first. */
export async function historyOf(collectionId: string, about: About, signal: AbortSignal): Promise<Decision[]> {
  return answered(await api.GET('/v1/collections/{collectionId}/decisions', { params: { path: { collectionId }, query: { ...about, limit: SHOWN } }, signal })).items;
}

/** Takes a decision of a history back; `show` draws the list as it is from now on. */
export function takeBack(collectionId: string, decision: Decision, history: readonly Decision[], show: (history: readonly Decision[]) => void): void {
  void decide(collectionId, { kind: 'undo', undoes: decision.decisionId }, {
    message: t.app.undone,
    apply: () => show(history.map((it) => (it === decision ? { ...it, effective: false } : it))),
    revert: () => show(history),
  });
}
