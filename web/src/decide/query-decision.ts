// Decides about the query of a search: a specimen of the collection, or a photograph that the decision first adds to
// the collection.
import type { QueryInput } from '../api/search-request.js';
import type { DecisionResult, Hit, ImageView, SearchAnswer } from '../api/types.js';
import type { Choice } from '../elements/decision-bar.js';
import { rememberInstitution } from '../shell/institution.js';
import { choiceMessage } from './choice-message.js';
import { decide } from './decide.js';
import { draft } from './evidence.js';
import { addSpecimen, type SpecimenIdentity } from './new-specimen.js';

/** The query that is decided about, and the candidates that the page shows. */
export interface QuerySubject {
  collectionId: string;
  /** The query, where it is an image of the collection. */
  subject?: ImageView | undefined;
  /** The query photographs, used where there is no subject; `named` is then the name of the new specimen. */
  photographs: readonly QueryInput[];
  named?: SpecimenIdentity | undefined;
  hits: readonly Hit[];
  /** Position of the chosen candidate in `hits`, from 0. */
  chosen: number;
  answer?: Pick<SearchAnswer, 'score' | 'query'> | undefined;
  sha256?: string | undefined;
}

export interface QueryDecisionDisplay {
  apply: () => void;
  revert: () => void;
  /** Called when the photograph has been added to the collection. */
  added?: (image: ImageView) => void;
}

/** Shows and records the decision. Returns undefined where the user gave no name or the server refused. */
export function decideAboutQuery(query: QuerySubject, choice: Choice, shown: QueryDecisionDisplay): Promise<DecisionResult | undefined> {
  const { subject, named, hits, chosen, answer, sha256, photographs, collectionId } = query;
  const about = subject ?? (named && { imageId: '', ...named });
  if (!about) throw new Error('The query has neither an image nor a specimen name. Enter institution and specimen.');
  const context = { image: about, hits, chosen, ...(answer ? { answer } : {}), ...(sha256 ? { sha256 } : {}) };
  const message = choiceMessage(choice, about.specimenId, hits[chosen]);
  const add = async () => {
    const image = await addSpecimen(collectionId, photographs, about);
    rememberInstitution(about.institutionId);
    shown.added?.(image);
    return draft(choice, { ...context, image });
  };
  return decide(collectionId, subject ? draft(choice, context) : add, { message, apply: shown.apply, revert: shown.revert });
}
