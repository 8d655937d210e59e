import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SpecimenOfItem } from '../src/api/records.js';
import { specimenKey, splitDraft } from '../src/pages/item/split-draft.js';

const specimen = (institutionId: string, specimenId: string) => ({ institutionId, specimenId, images: [], links: { self: '' } }) as unknown as SpecimenOfItem;

test('a split names both items, the title and only the chosen specimens', () => {
  const split = splitDraft('RIC 7', { itemId: 'item-1', title: 'RIC 7, second die', specimens: [specimen('museum', '17'), specimen('abbey', '17')] });
  assert.deepEqual(split, {
    kind: 'split-item', subjects: [{ institutionId: 'museum', specimenId: '17' }, { institutionId: 'abbey', specimenId: '17' }],
    value: { fromItemId: 'RIC 7', itemId: 'item-1', title: 'RIC 7, second die' },
  });
});

test('the preview of a split has no title', () => {
  assert.deepEqual(splitDraft('RIC 7', { itemId: 'item-1', title: '', specimens: [specimen('museum', '17')] }).value, { fromItemId: 'RIC 7', itemId: 'item-1' });
});

test('specimens of two institutions with one number are two', () => {
  assert.notEqual(specimenKey(specimen('museum', '17')), specimenKey(specimen('abbey', '17')));
});
