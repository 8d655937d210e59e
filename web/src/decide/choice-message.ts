import type { Hit } from '../api/types.js';
import type { Choice } from '../elements/decision-bar.js';
import { t } from '../strings/index.js';

/**
 * Returns the message that confirms a choice.
 *
 * @param specimenId specimen that is decided about
 * @param hit the chosen candidate
 */
export function choiceMessage(choice: Choice, specimenId: string, hit: Pick<Hit, 'itemId' | 'specimenId'> | undefined): string {
  const specimen = hit?.specimenId ?? '';
  const name = hit?.itemId ?? specimen;
  switch (choice.kind) {
    case 'attach': return t.decide.attached(specimenId, name);
    case 'open-item': return t.decide.opened(choice.title);
    case 'none-of-these': return t.decide.noneRecorded;
    case 'not-same': return t.decide.notSameRecorded(name);
    case 'same-specimen': return t.decide.sameSpecimenRecorded(specimen);
    case 'same-die': return t.decide.sameDieRecorded(specimen, t.word[choice.side]);
  }
}
