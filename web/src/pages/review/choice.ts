// Pure functions: create a decision with its evidence from the user's choice in a review task.
import type { Disagreement, ReviewTask } from '../../api/review.js';
import type { DecisionDraft, Evidence, ModelReference, Side, SubjectReference } from '../../api/types.js';

/** The user's choice in a review task; place: position of the candidate, from 0. */
export type ReviewChoice =
  | { kind: 'attach'; place: number }
  | { kind: 'open-item'; title: string }
  | { kind: 'none-of-these' }
  | { kind: 'not-same'; place: number }
  | { kind: 'same' }
  | { kind: 'different' }
  | { kind: 'value'; about: string; value: string };

/** One of several differing values of a property, with its source; person: name of the person. */
export interface Option { about: string; value: string; who: 'institution' | 'machine' | 'person'; person?: string; at?: string }

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
      ...people.map((each) => ({ about, value: each.value, who: 'person' as const, ...(each.person.name ? { person: each.person.name } : {}), at: each.at })),
      ...(people.length === 0 && it.person !== undefined ? [{ about, value: it.person, who: 'person' as const }] : []),
    ].filter((option) => option.value !== '');
  });
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
    case 'value': return { ...valueOf(choice.about, choice.value), subjects, evidence, ...lease };
  }
}

function valueOf(about: string, value: string): Pick<DecisionDraft, 'kind' | 'value'> {
  if (about === 'item') return { kind: 'attach', value: { itemId: value } };
  if (about === 'side') return { kind: 'set-side', value: { side: value as Side } };
  if (about.startsWith('label:')) return { kind: value === 'rejected' ? 'reject-label' : 'confirm-label', value: { name: about.slice('label:'.length) } };
  return { kind: 'confirm-attribute', value: { name: about.startsWith('attribute:') ? about.slice('attribute:'.length) : about, value } };
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
