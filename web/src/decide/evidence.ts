// Pure functions: create a decision with its evidence from what the user saw and chose.
import type { DecisionDraft, Evidence, Hit, ImageView, ScoreView, SearchAnswer, SubjectReference } from '../api/types.js';
import type { Choice } from '../elements/decision-bar.js';

/** The photograph that is decided about, and the candidates that the page showed. */
export interface DecisionContext {
  /** Photograph of the collection that the decision is about. */
  image: Pick<ImageView, 'imageId' | 'institutionId' | 'specimenId'>;
  hits: readonly Hit[];
  answer?: { score?: Pick<ScoreView, 'none'> & Partial<Pick<ScoreView, 'temperature' | 'noneBias'>>; query?: Pick<SearchAnswer['query'], 'model'> };
  /** Position of the chosen candidate in `hits`, from 0; −1 for none. */
  chosen: number;
  sha256?: string;
}

const MAX_CANDIDATES = 100;
/** Choices about the chosen candidate; their evidence has its rank. */
const RANKED: readonly Choice['kind'][] = ['attach', 'not-same', 'same-specimen', 'same-die'];

/** Returns the decision for a choice. Throws an Error where the choice needs a candidate and `screen` has none. */
export function draft(choice: Choice, context: DecisionContext): Omit<DecisionDraft, 'decisionId'> {
  const subjects: SubjectReference[] = [{ institutionId: context.image.institutionId, specimenId: context.image.specimenId, imageId: context.image.imageId }];
  const evidence = evidenceOf(context, RANKED.includes(choice.kind));
  const hit = context.hits[context.chosen];
  switch (choice.kind) {
    case 'attach': {
      if (!hit?.itemId) throw new Error(`Candidate ${context.chosen + 1} has no item. Choose one with an item, or open a new item.`);
      return { kind: 'attach', subjects, value: { itemId: hit.itemId }, evidence };
    }
    case 'open-item': return { kind: 'open-item', subjects, value: { title: choice.title }, evidence };
    case 'none-of-these': return { kind: 'none-of-these', subjects, evidence };
    case 'not-same': {
      const other: SubjectReference = hit?.itemId ? { itemId: hit.itemId } : specimenOf(hit);
      return { kind: 'not-same', subjects, other, evidence };
    }
    case 'same-specimen': return { kind: 'same-specimen', subjects, other: specimenOf(hit), evidence };
    case 'same-die': return { kind: 'same-die', subjects, other: specimenOf(hit), value: { side: choice.side }, evidence };
  }
}

function specimenOf(hit: Hit | undefined): SubjectReference {
  if (!hit) throw new Error('No candidate is chosen. Choose one first.');
  return { institutionId: hit.institutionId, specimenId: hit.specimenId, imageId: hit.imageId };
}

function evidenceOf(context: DecisionContext, ranked: boolean): Evidence {
  const { answer, sha256 } = context;
  return {
    imageIds: [context.image.imageId],
    ...(sha256 ? { querySha256: sha256 } : {}),
    candidates: context.hits.slice(0, MAX_CANDIDATES).map((it) => ({
      ...(it.itemId ? { itemId: it.itemId } : {}), institutionId: it.institutionId, specimenId: it.specimenId, imageId: it.imageId, similarity: it.similarity, ...(it.score === undefined ? {} : { score: it.score }), ...(it.weight === undefined ? {} : { weight: it.weight }),
    })),
    ...(answer?.score?.none === undefined ? {} : { none: answer.score.none }),
    ...(answer?.score?.temperature === undefined ? {} : { temperature: answer.score.temperature }),
    ...(answer?.score?.noneBias === undefined ? {} : { noneBias: answer.score.noneBias }),
    ...(ranked && context.chosen >= 0 ? { chosenRank: context.chosen + 1 } : {}),
    ...(answer?.query ? { models: [answer.query.model] } : {}),
  };
}
