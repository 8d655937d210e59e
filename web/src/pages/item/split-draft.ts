// Pure functions: create the decision that splits an item.
import type { SpecimenOfItem } from '../../api/records.js';
import type { DecisionDraft } from '../../api/types.js';

/** Id and title of a new item, and the specimens that go to it. */
export interface ItemSplitChoice { itemId: string; title: string; specimens: readonly SpecimenOfItem[] }

/** Returns the decision that moves the chosen specimens to the new item; without a title for a preview. */
export function splitDraft(fromItemId: string, { itemId, title, specimens }: ItemSplitChoice): Omit<DecisionDraft, 'decisionId'> {
  return {
    kind: 'split-item',
    subjects: specimens.map(({ institutionId, specimenId }) => ({ institutionId, specimenId })),
    value: { fromItemId, itemId, ...(title ? { title } : {}) },
  };
}

/** Returns a text that identifies a specimen among those of an item. */
export function specimenKey({ institutionId, specimenId }: Pick<SpecimenOfItem, 'institutionId' | 'specimenId'>): string {
  return JSON.stringify([institutionId, specimenId]);
}
