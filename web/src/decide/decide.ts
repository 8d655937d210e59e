// Sends decisions and undoes them. A page shows a decision at once, and reverts it where the server refuses.
import { answered, api } from '../api/client.js';
import type { Decision, DecisionDraft, DecisionResult } from '../api/types.js';
import { needPerson } from '../shell/person.js';
import { uniqueId } from '../shell/router.js';
import { toast, toastProblem } from '../shell/toasts.js';
import { t } from '../strings/index.js';

/** How a page shows a decision before the server has answered, and how it reverts that. */
export interface Shown {
  message: string;
  /** Whether the page itself confirms the decision, so that no toast message is shown. */
  quiet?: boolean;
  /** Shows the decision; called at once. */
  apply: () => void;
  /** Shows the former state; called when the server refuses the decision or the user undoes it. */
  revert: () => void;
}

interface Made { collectionId: string; decisionId: string; takenBackBy: Pick<DecisionDraft, 'kind' | 'undoes'>; shown: Shown; sent: Promise<DecisionResult | undefined> }

/** Decisions since the pages were loaded, the newest last; "undo" takes them from the end. */
const made: Made[] = [];
const MOST_REMEMBERED = 200;

/** A decision without its id. */
export type Draft = Omit<DecisionDraft, 'decisionId'>;

/** Dispatches the event `decided` (detail: Decision) when the server has recorded a decision. */
export const decisions = new EventTarget();

/**
 * Records a decision. It is shown at once and reverted where the server refuses it.
 *
 * @param draft the decision, or a function that creates it once its subject exists
 * @param shown how the page shows and reverts it
 * @returns the server's answer; undefined where the user gave no name or the server refused
 */
export async function decide(collectionId: string, draft: Draft | (() => Promise<Draft>), shown: Shown): Promise<DecisionResult | undefined> {
  if (!(await needPerson())) return undefined;
  const decisionId = uniqueId();
  shown.apply();
  const sent = send(collectionId, async () => ({ decisionId, ...(typeof draft === 'function' ? await draft() : draft) }), decisionId, shown);
  whileUnderWay(sent);
  made.push({ collectionId, decisionId, takenBackBy: takenBackBy(decisionId, draft), shown, sent });
  if (made.length > MOST_REMEMBERED) made.shift();
  if (!shown.quiet) toast(shown.message, () => void undo(decisionId));
  return sent;
}

let underWay = 0;

/**
 * Lets the browser ask before it leaves while a decision is being sent; that can take long, because a photograph may
 * have to be added first.
 */
function whileUnderWay(sent: Promise<unknown>): void {
  if (underWay++ === 0) addEventListener('beforeunload', stay);
  void sent.finally(() => {
    if (--underWay === 0) removeEventListener('beforeunload', stay);
  });
}

function stay(event: Event): void {
  event.preventDefault();
}

/** Undoes the newest decision since the pages were loaded that was not undone. */
export async function undoLast(): Promise<void> {
  const last = made.at(-1);
  if (last) await undo(last.decisionId);
  else toast(t.decide.nothingToUndo);
}

async function undo(decisionId: string): Promise<void> {
  const at = made.findIndex((it) => it.decisionId === decisionId);
  const [taken] = at < 0 ? [] : made.splice(at, 1);
  if (!taken) return;
  if (!(await taken.sent)) return; // The server refused it, and it is reverted already.
  taken.shown.revert();
  const again: Shown = { message: t.app.undone, apply: taken.shown.revert, revert: taken.shown.apply };
  if (await sendUndo(taken, again)) toast(t.app.undone);
}

/** Returns the decision that reverses another one: a redo for an undo, an undo for every other kind. */
function takenBackBy(decisionId: string, draft: unknown): Pick<DecisionDraft, 'kind' | 'undoes'> {
  const { kind, undoes } = draft as Partial<DecisionDraft>; // A draft that is created later is never an undo.
  if (kind === 'undo' && undoes) return { kind: 'redo', undoes };
  return { kind: 'undo', undoes: kind === 'redo' && undoes ? undoes : decisionId };
}

async function sendUndo({ collectionId, takenBackBy: by }: Made, again: Shown): Promise<DecisionResult | undefined> {
  const decisionId = uniqueId();
  return send(collectionId, async () => ({ decisionId, ...by }), decisionId, again);
}

async function send(collectionId: string, draft: () => Promise<DecisionDraft>, decisionId: string, shown: Shown): Promise<DecisionResult | undefined> {
  try {
    const body = await draft();
    const result = answered(await api.POST('/v1/collections/{collectionId}/decisions', { params: { path: { collectionId } }, body }));
    decisions.dispatchEvent(new CustomEvent<Decision>('decided', { detail: result.decision }));
    return result;
  } catch (failure) {
    shown.revert();
    const at = made.findIndex((it) => it.decisionId === decisionId);
    if (at >= 0) made.splice(at, 1);
    toastProblem(t.decide.failed, failure);
    return undefined;
  }
}
