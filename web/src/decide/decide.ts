// Sends decisions and undoes them. A page shows a decision at once, and reverts it where the server refuses.
import { bodyOf, api } from '../api/client.js';
import type { Decision, DecisionDraft, DecisionResult } from '../api/types.js';
import { requirePerson } from '../shell/person.js';
import { uniqueId } from '../shell/router.js';
import { toast, toastProblem } from '../shell/toasts.js';
import { t } from '../strings/index.js';

/** How a page shows a decision before the server has answered, and how it reverts that. */
export interface DecisionDisplay {
  message: string;
  /** Whether the page itself confirms the decision, so that no toast message is shown. */
  quiet?: boolean;
  /** Shows the decision; called at once. */
  apply: () => void;
  /** Shows the former state; called when the server refuses the decision or the user undoes it. */
  revert: () => void;
}

interface SentDecision { collectionId: string; decisionId: string; reversal: Pick<DecisionDraft, 'kind' | 'undoes'>; shown: DecisionDisplay; sent: Promise<DecisionResult | undefined> }

/** Decisions since the pages were loaded, the newest last; "undo" takes them from the end. */
const sentDecisions: SentDecision[] = [];
const MAX_SENT_DECISIONS = 200;

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
export async function decide(collectionId: string, draft: Draft | (() => Promise<Draft>), shown: DecisionDisplay): Promise<DecisionResult | undefined> {
  if (!(await requirePerson())) return undefined;
  const decisionId = uniqueId();
  shown.apply();
  const sent = send(collectionId, async () => ({ decisionId, ...(typeof draft === 'function' ? await draft() : draft) }), decisionId, shown);
  warnBeforeUnload(sent);
  sentDecisions.push({ collectionId, decisionId, reversal: reversalOf(decisionId, draft), shown, sent });
  if (sentDecisions.length > MAX_SENT_DECISIONS) sentDecisions.shift();
  if (!shown.quiet) toast(shown.message, () => void undo(decisionId));
  return sent;
}

let pendingCount = 0;

/**
 * Lets the browser ask before it leaves while a decision is being sent; that can take long, because a photograph may
 * have to be added first.
 */
function warnBeforeUnload(sent: Promise<unknown>): void {
  if (pendingCount++ === 0) addEventListener('beforeunload', preventUnload);
  void sent.finally(() => {
    if (--pendingCount === 0) removeEventListener('beforeunload', preventUnload);
  });
}

function preventUnload(event: Event): void {
  event.preventDefault();
}

/** Undoes the newest decision since the pages were loaded that was not undone. */
export async function undoLast(): Promise<void> {
  const last = sentDecisions.at(-1);
  if (last) await undo(last.decisionId);
  else toast(t.decide.nothingToUndo);
}

async function undo(decisionId: string): Promise<void> {
  const at = sentDecisions.findIndex((it) => it.decisionId === decisionId);
  const [entry] = at < 0 ? [] : sentDecisions.splice(at, 1);
  if (!entry) return;
  if (!(await entry.sent)) return; // The server refused it, and it is reverted already.
  entry.shown.revert();
  const reversedDisplay: DecisionDisplay = { message: t.app.undone, apply: entry.shown.revert, revert: entry.shown.apply };
  if (await sendUndo(entry, reversedDisplay)) toast(t.app.undone);
}

/** Returns the decision that reverses another one: a redo for an undo, an undo for every other kind. */
function reversalOf(decisionId: string, draft: unknown): Pick<DecisionDraft, 'kind' | 'undoes'> {
  const { kind, undoes } = draft as Partial<DecisionDraft>; // A draft that is created later is never an undo.
  if (kind === 'undo' && undoes) return { kind: 'redo', undoes };
  return { kind: 'undo', undoes: kind === 'redo' && undoes ? undoes : decisionId };
}

async function sendUndo({ collectionId, reversal }: SentDecision, display: DecisionDisplay): Promise<DecisionResult | undefined> {
  const decisionId = uniqueId();
  return send(collectionId, async () => ({ decisionId, ...reversal }), decisionId, display);
}

async function send(collectionId: string, draft: () => Promise<DecisionDraft>, decisionId: string, shown: DecisionDisplay): Promise<DecisionResult | undefined> {
  try {
    const body = await draft();
    const result = bodyOf(await api.POST('/v1/collections/{collectionId}/decisions', { params: { path: { collectionId } }, body }));
    decisions.dispatchEvent(new CustomEvent<Decision>('decided', { detail: result.decision }));
    return result;
  } catch (failure) {
    shown.revert();
    const at = sentDecisions.findIndex((it) => it.decisionId === decisionId);
    if (at >= 0) sentDecisions.splice(at, 1);
    toastProblem(t.decide.failed, failure);
    return undefined;
  }
}
