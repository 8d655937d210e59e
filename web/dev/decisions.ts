import type { Decision, DecisionDraft } from '../src/api/types.js';
import { problem, type Route } from './answers.js';
import { COLLECTION, INSTITUTION, attached, catalogue, detached, passes, photographOf, sides, titles } from './catalogue.js';

/** A decision with the lease token of its request, which answers leave out. */
type LoggedDecision = Decision & Pick<DecisionDraft, 'leaseToken'>;

/** All decisions, the newest last. */
export const log: LoggedDecision[] = [];

/** Routes that record, list and preview decisions. */
export const decisions: readonly Route[] = [
  {
    method: 'POST', path: /^\/v1\/collections\/hoard\/decisions$/,
    answer: ({ body, headers }) => {
      const name = decodeURIComponent(String(headers['vitrine-person'] ?? ''));
      if (!name) return problem(400, 'person-required', 'No person', 'Name who decides in the header Vitrine-Person.');
      const draft = JSON.parse(body.toString('utf8')) as DecisionDraft;
      const known = log.find((it) => it.decisionId === draft.decisionId);
      if (known) return { status: 200, json: { decision: known, effect: { items: [], specimens: 1, images: 1 } } };
      if (draft.value?.title === 'refuse me') return problem(422, 'invalid-decision', 'Not a decision', 'value.title: this title is refused.');
      const itemId = draft.kind === 'open-item' ? (draft.value?.itemId ?? `item-${draft.decisionId.slice(0, 8)}`) : draft.value?.itemId;
      const decision: LoggedDecision = {
        ...draft, subjects: subjectsOf(draft), note: draft.note ?? '', role: 'cataloguer', collectionId: COLLECTION, person: { id: 'p-1', name }, decidedAt: new Date().toISOString(), effective: true,
        value: { metadata: {}, ...draft.value, ...(itemId === undefined ? {} : { itemId }) }, evidence: { imageIds: [], candidates: [], models: [], ...draft.evidence },
      };
      if ((draft.kind === 'open-item' || draft.kind === 'split-item') && itemId !== undefined) titles.set(itemId, draft.value?.title ?? '');
      log.push(decision);
      fold();
      return { status: 201, json: { decision, effect: { items: decision.value?.itemId ? [decision.value.itemId] : [], specimens: 1, images: 1 } } };
    },
  },
  {
    method: 'GET', path: /^\/v1\/collections\/hoard\/decisions$/,
    answer: ({ query }) => {
      const wanted = (it: Decision) => ['specimen', 'image', 'item'].every((name) => {
        const value = query.get(name);
        return !value || it.value?.itemId === value || it.value?.fromItemId === value || [...(it.subjects ?? []), ...(it.other ? [it.other] : [])].some((subject) => Object.values(subject).includes(value));
      });
      const limit = Number(query.get('limit') ?? 24);
      const before = Number(query.get('cursor') ?? log.length);
      const found = log.map((decision, sequence) => ({ decision, sequence })).filter((it) => it.sequence < before && wanted(it.decision)).reverse();
      const page = found.slice(0, limit);
      return { json: { items: page.map((it) => it.decision), ...(found.length > limit ? { next: String(page.at(-1)?.sequence) } : {}) } };
    },
  },
  {
    method: 'POST', path: /^\/v1\/collections\/hoard\/decisions\/preview$/,
    answer: ({ body }) => {
      const draft = JSON.parse(body.toString('utf8')) as DecisionDraft;
      const specimens = subjectsOf(draft).length;
      return { json: { specimens, images: specimens, changes: [{ from: null, to: draft.value?.itemId ?? null, specimens }], conflicts: 0, refused: [] } };
    },
  },
];

/** Returns the subjects of a decision; for a selection these are the specimens that its words and filters find. */
function subjectsOf(draft: DecisionDraft): NonNullable<Decision['subjects']> {
  const { selection } = draft;
  if (!selection) return draft.subjects ?? [];
  const words = selection.query?.toLowerCase() ?? '';
  const found = catalogue.filter((it) => passes(it, selection.filter ?? []) && JSON.stringify(it).toLowerCase().includes(words));
  return [...new Set(found.map((it) => it.specimen))].map((specimenId) => ({ institutionId: INSTITUTION, specimenId }));
}

/** Computes the present state from the log. A subject without a specimen is a single photograph. */
function fold(): void {
  attached.clear();
  detached.clear();
  sides.clear();
  const undone = new Map<string, boolean>();
  for (const it of log) if ((it.kind === 'undo' || it.kind === 'redo') && it.undoes) undone.set(it.undoes, it.kind === 'undo');
  for (const it of log) {
    it.effective = !undone.get(it.decisionId);
    if (!it.effective) continue;
    const specimens = (it.subjects ?? []).map((subject) => subject.specimenId ?? photographOf(subject.imageId ?? '')?.specimen).filter((specimen) => specimen !== undefined);
    for (const specimen of specimens) {
      if ((it.kind === 'attach' || it.kind === 'open-item' || it.kind === 'split-item') && it.value?.itemId) {
        attached.set(specimen, it.value.itemId);
        detached.delete(specimen);
      }
      if (it.kind === 'detach' || it.kind === 'none-of-these') {
        attached.delete(specimen);
        detached.add(specimen);
      }
    }
    if (it.kind === 'set-side' && it.value?.side) for (const subject of it.subjects ?? []) if (subject.imageId) sides.set(subject.imageId, it.value.side);
  }
}
