// A decision about what a search was made with: a specimen of the collection, or a photograph that becomes one with the decision.
import type { Asked } from '../api/search.js';
import type { DecisionResult, Hit, ImageView, SearchAnswer } from '../api/types.js';
import type { Choice } from '../elements/decision-bar.js';
import { t } from '../strings/index.js';
import { decide } from './decide.js';
import { draft } from './evidence.js';
import { addSpecimen, rememberInstitution, type Named } from './new-specimen.js';

/** What is decided about, and what is on the screen. */
export interface InQuestion {
  collectionId: string;
  /** Present where it is in the collection. */
  subject?: ImageView | undefined;
  /** Else its photographs, and what the specimen is to be called. */
  photographs: readonly Asked[];
  named?: Named | undefined;
  hits: readonly Hit[];
  /** Place of the candidate chosen. */
  chosen: number;
  answer?: Pick<SearchAnswer, 'score' | 'query'> | undefined;
  sha256?: string | undefined;
}

export interface Shown {
  apply: () => void;
  revert: () => void;
  /** The photograph is in the collection now. */
  added?: (image: ImageView) => void;
}

/** Shows and records it. Undefined where no name was given or the server refused. */
export function decideOn(inQuestion: InQuestion, choice: Choice, shown: Shown): Promise<DecisionResult | undefined> {
  const { subject, named, hits, chosen, answer, sha256, photographs, collectionId } = inQuestion;
  const about = subject ?? (named && { imageId: '', ...named });
  if (!about) throw new Error('Nothing is in question.');
  const screen = { image: about, hits, chosen, ...(answer ? { answer } : {}), ...(sha256 ? { sha256 } : {}) };
  const name = hits[chosen]?.itemId ?? hits[chosen]?.specimenId ?? '';
  const message = choice.kind === 'attach' ? t.decide.attached(about.specimenId, name) : choice.kind === 'open-item' ? t.decide.opened(choice.title)
    : choice.kind === 'not-same' ? t.decide.notSameRecorded(name) : t.decide.noneRecorded;
  const add = async () => {
    const image = await addSpecimen(collectionId, photographs, about);
    rememberInstitution(about.institutionId);
    shown.added?.(image);
    return draft(choice, { ...screen, image });
  };
  return decide(collectionId, subject ? draft(choice, screen) : add, { message, apply: shown.apply, revert: shown.revert });
}
