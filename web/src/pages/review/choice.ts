// Pure functions: create a decision with its evidence from the user's choice in a review task.
import type { Disagreement, ReviewTask } from '../../api/review.js';
import type { DecisionDraft, Evidence, ModelReference, Side, SubjectReference } from '../../api/types.js';
import { fold } from '../../strings/format.js';

/** The user's choice in a review task; place: position of the candidate, from 0. */
export type ReviewChoice =
  | { kind: 'attach'; place: number }
  | { kind: 'open-item'; title: string }
  | { kind: 'none-of-these' }
  | { kind: 'not-same'; place: number }
  | { kind: 'same' }
  | { kind: 'different' }
  | { kind: 'value'; about: string; value: string; rejected?: boolean };

/**
 * One of several differing values of a property, with its source; person: name of the person; rejected: whether the
 * person states that the property does not have this value.
 */
export interface Option { about: string; value: string; who: 'institution' | 'machine' | 'person'; person?: string; at?: string; rejected?: boolean }

type Verdict = Pick<Option, 'value' | 'rejected'>;

/** Prefix of the value of a person who rejects an attribute, in the conflicts of search-api. */
const REJECTION = 'not ';

/**
 * Returns the values that the user can choose from, in the order of their keys. Region and angle are not chosen by
 * value.
 */
export function optionsOf(disagreements: readonly Disagreement[]): Option[] {
  return disagreements.filter((it) => it.name !== 'region' && it.name !== 'angle').flatMap((it): Option[] => {
    const about = it.name;
    const people = it.people ?? [];
    return [
      ...(it.institution === undefined ? [] : [{ about, value: it.institution, who: 'institution' as const }]),
      ...(it.machine === undefined ? [] : [{ about, value: it.machine, who: 'machine' as const }]),
      ...people.map((each) => ({ about, ...verdictOf(each.value, people), who: 'person' as const, ...(each.person.name ? { person: each.person.name } : {}), at: each.at })),
      ...(people.length === 0 && it.person !== undefined ? [{ about, value: it.person, who: 'person' as const }] : []),
    ].filter((option) => option.value !== '');
  });
}

/**
 * Separates a value from its rejection. A rejection contradicts only a person who states the same value, so "not
 * legible" without such a person is a value of its own.
 */
function verdictOf(value: string, people: readonly { value: string }[]): Verdict {
  const bare = value.slice(REJECTION.length);
  const rejected = value.startsWith(REJECTION) && people.some((it) => fold(it.value) === fold(bare));
  return rejected ? { value: bare, rejected } : { value };
}

/** Returns the decision for a choice; undefined where the task lacks the chosen candidate or photograph. */
export function draftOf(task: ReviewTask, choice: ReviewChoice): Omit<DecisionDraft, 'decisionId'> | undefined {
  const [image] = task.images;
  if (!image) return undefined;
  const specimen: SubjectReference = { institutionId: image.institutionId, specimenId: image.specimenId, imageId: image.imageId };
  const subjects = [specimen];
  const lease = task.leaseToken ? { leaseToken: task.leaseToken } : {};
  const suspect: SubjectReference | undefined = task.suspect && { institutionId: task.suspect.institutionId, specimenId: task.suspect.specimenId, imageId: task.suspect.imageId };
  const evidence = evidenceOf(task, choice.kind === 'attach' || choice.kind === 'not-same' ? choice.place : undefined);
  switch (choice.kind) {
    case 'attach': {
      const itemId = task.proposal?.candidates[choice.place]?.itemId;
      return itemId === undefined ? undefined : { kind: 'attach', subjects, value: { itemId }, evidence, ...lease };
    }
    case 'open-item': return { kind: 'open-item', subjects, value: { title: choice.title }, evidence, ...lease };
    case 'none-of-these': return { kind: 'none-of-these', subjects, evidence, ...lease };
    case 'not-same': {
      const candidate = task.proposal?.candidates[choice.place];
      if (!candidate) return undefined;
      // The task stays open, because another candidate may be right.
      const { itemId, institutionId, specimenId, imageId } = candidate;
      return { kind: 'not-same', subjects, other: itemId === undefined ? { ...(institutionId ? { institutionId } : {}), ...(specimenId ? { specimenId } : {}), ...(imageId ? { imageId } : {}) } : { itemId }, evidence };
    }
    case 'same': return suspect && { kind: task.queue === 'duplicate' ? 'mark-duplicate' : 'same-specimen', subjects, other: suspect, evidence, ...lease };
    case 'different': return suspect && { kind: 'not-same', subjects, other: suspect, evidence, ...lease };
    case 'value': return { ...valueOf(choice), subjects, evidence, ...lease };
  }
}

/** Returns the ids of the decisions of people that a choice contradicts; none outside of the queue `conflict`. */
export function contradictedDecisions(task: ReviewTask, choice: ReviewChoice): string[] {
  const chosen = task.queue === 'conflict' ? chosenVerdict(task, choice) : undefined;
  if (!chosen) return [];
  return task.disagreements.filter((it) => it.name === chosen.about)
    .flatMap(({ people }) => people.filter((it) => contradicts(chosen, verdictOf(it.value, people))))
    .map((it) => it.decisionId);
}

/** Returns the property and value that a choice states; without a value, none of the people can have stated it. */
function chosenVerdict(task: ReviewTask, choice: ReviewChoice): (Partial<Verdict> & { about: string }) | undefined {
  switch (choice.kind) {
    case 'value': return choice;
    case 'attach': return { about: 'item', value: task.proposal?.candidates[choice.place]?.itemId ?? '' };
    case 'none-of-these': return { about: 'item', value: '' };
    case 'open-item': return { about: 'item' };
    case 'not-same': case 'same': case 'different': return undefined;
  }
}

function contradicts(chosen: Partial<Verdict> & { about: string }, stated: Verdict): boolean {
  if (chosen.value === undefined) return true;
  if (chosen.about === 'item') return chosen.value !== stated.value;
  if (chosen.about.startsWith('label:')) return (chosen.value === 'rejected') !== (stated.value === 'rejected');
  const same = fold(chosen.value) === fold(stated.value);
  if (chosen.rejected && stated.rejected) return false;
  return chosen.rejected || stated.rejected ? same : !same;
}

function valueOf({ about, value, rejected }: Extract<ReviewChoice, { kind: 'value' }>): Pick<DecisionDraft, 'kind' | 'value'> {
  if (about === 'item') return { kind: 'attach', value: { itemId: value } };
  if (about === 'side') return { kind: 'set-side', value: { side: value as Side } };
  if (about.startsWith('label:')) return { kind: value === 'rejected' ? 'reject-label' : 'confirm-label', value: { name: about.slice('label:'.length) } };
  return { kind: rejected ? 'reject-attribute' : 'confirm-attribute', value: { name: about.startsWith('attribute:') ? about.slice('attribute:'.length) : about, value } };
}

function evidenceOf(task: ReviewTask, place: number | undefined): Evidence {
  const { proposal } = task;
  const model = modelOf(proposal?.model);
  return {
    imageIds: task.images.map((it) => it.imageId),
    ...(proposal ? {
      candidates: proposal.candidates.map(({ itemId, institutionId, specimenId, imageId, similarity, score, weight }) => ({
        ...(itemId === undefined ? {} : { itemId }), ...(institutionId === undefined ? {} : { institutionId }), ...(specimenId === undefined ? {} : { specimenId }), ...(imageId === undefined ? {} : { imageId }),
        similarity, ...(score === undefined ? {} : { score }), ...(weight === undefined ? {} : { weight }),
      })),
      ...(proposal.none === undefined ? {} : { none: proposal.none }),
    } : {}),
    ...(place === undefined ? {} : { chosenRank: place + 1 }),
    ...(model ? { models: [model] } : {}),
  };
}

/** Parses a model reference of the form `provider/name@version`; undefined for another form. */
function modelOf(text: string | undefined): ModelReference | undefined {
  const [, provider, name, version] = /^([^/]+)\/(.+)@([^@]+)$/.exec(text ?? '') ?? [];
  return provider && name && version ? { provider, name, version, digest: '' } : undefined;
}
