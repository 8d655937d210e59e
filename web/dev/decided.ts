import type { Decision, ImageSummary, Statement } from '../src/api/types.js';
import { imageId, summary, type Photograph } from './catalogue.js';
import { log } from './decisions.js';

/** Returns the decided state of a photograph: verdicts on its attributes, and its labels. */
export function decidedOf(it: Photograph): Partial<ImageSummary> {
  const about = log.filter((each) => each.effective && each.subjects?.some((subject) => subject.imageId === imageId(it)));
  const by = (each: Decision) => ({ decisionId: each.decisionId, person: each.person, at: each.decidedAt });
  const corrected = about.filter((each) => each.kind === 'correct-attribute').map((each): Statement => ({ name: each.value?.name ?? '', value: each.value?.value ?? '', source: 'person', ...by(each), effective: true }));
  const judged = summary(it).attributes.map((statement): Statement => {
    const verdict = about.filter((each) => each.kind.endsWith('-attribute') && each.value?.name === statement.name).at(-1);
    if (!verdict) return statement;
    const word = verdict.kind === 'reject-attribute' ? 'rejected' as const : verdict.value?.value === statement.value ? 'confirmed' as const : 'corrected' as const;
    return { ...statement, verdict: word, effective: word === 'confirmed' };
  });
  const labels = about.filter((each) => each.kind.endsWith('-label')).map((each) => ({
    name: each.value?.name ?? '', verdict: each.kind === 'add-label' ? 'added' as const : each.kind === 'confirm-label' ? 'confirmed' as const : 'rejected' as const, ...(each.value?.box ? { box: each.value.box } : {}), by: by(each),
  }));
  return { attributes: [...corrected, ...judged], decided: { noneOfThese: false, confirmations: 0, notItems: [], notSpecimens: [], sameSpecimens: [], sameDies: [], labels, conflicts: [] } };
}
