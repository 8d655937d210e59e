import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Hit } from '../src/api/types.js';
import { dieSide } from '../src/decide/die-side.js';
import { draft, type DecisionContext } from '../src/decide/evidence.js';

const hit = (itemId: string | undefined, imageId: string) => ({ ...(itemId ? { itemId } : {}), institutionId: 'museum', specimenId: `s-${imageId}`, imageId, similarity: 0.9, score: 0.5, weight: 1.2 }) as Hit;
const model = { provider: 'vitrine', name: 'relief-deep', version: '2', digest: '' };
const screen: DecisionContext = {
  image: { imageId: 'img-q', institutionId: 'museum', specimenId: 'q' },
  hits: [hit('RIC 7', 'img-1'), hit(undefined, 'img-2')],
  answer: { score: { none: 0.1, temperature: 1.2, noneBias: 1.758 }, query: { model } },
  chosen: 0,
  sha256: 'ab'.repeat(32),
};

test('attaching names the item, the rank chosen and all that was on the screen', () => {
  assert.deepEqual(draft({ kind: 'attach' }, screen), {
    kind: 'attach',
    subjects: [{ institutionId: 'museum', specimenId: 'q', imageId: 'img-q' }],
    value: { itemId: 'RIC 7' },
    evidence: {
      imageIds: ['img-q'], querySha256: 'ab'.repeat(32), none: 0.1, temperature: 1.2, noneBias: 1.758, chosenRank: 1, models: [model],
      candidates: [
        { itemId: 'RIC 7', institutionId: 'museum', specimenId: 's-img-1', imageId: 'img-1', similarity: 0.9, score: 0.5, weight: 1.2 },
        { institutionId: 'museum', specimenId: 's-img-2', imageId: 'img-2', similarity: 0.9, score: 0.5, weight: 1.2 },
      ],
    },
  });
});

test('a candidate without an item is another specimen', () => {
  const { other, kind } = draft({ kind: 'not-same' }, { ...screen, chosen: 1 });
  assert.equal(kind, 'not-same');
  assert.deepEqual(other, { institutionId: 'museum', specimenId: 's-img-2', imageId: 'img-2' });
  assert.deepEqual(draft({ kind: 'not-same' }, screen).other, { itemId: 'RIC 7' });
});

test('none of these and a new item choose no rank', () => {
  assert.equal(draft({ kind: 'none-of-these' }, screen).evidence?.chosenRank, undefined);
  assert.deepEqual(draft({ kind: 'open-item', title: 'Aureus' }, screen).value, { title: 'Aureus' });
});

test('a candidate without an item cannot be attached to', () => {
  assert.throws(() => draft({ kind: 'attach' }, { ...screen, chosen: 1 }), /Candidate 2 has no item/);
});

test('the same die is that of a specimen on one side, with the rank of the candidate', () => {
  const { kind, other, value, evidence } = draft({ kind: 'same-die', side: 'reverse' }, screen);
  assert.equal(kind, 'same-die');
  assert.deepEqual(other, { institutionId: 'museum', specimenId: 's-img-1', imageId: 'img-1' });
  assert.deepEqual(value, { side: 'reverse' });
  assert.equal(evidence?.chosenRank, 1);
});

test('the same specimen is related to the specimen of a candidate, not to its item', () => {
  assert.deepEqual(draft({ kind: 'same-specimen' }, screen).other, { institutionId: 'museum', specimenId: 's-img-1', imageId: 'img-1' });
  assert.throws(() => draft({ kind: 'same-specimen' }, { ...screen, chosen: -1 }), /No candidate is chosen/);
});

test('two pictures can show one die only of the same side', () => {
  assert.equal(dieSide('obverse', 'obverse'), 'obverse');
  assert.equal(dieSide('unknown', 'reverse'), 'reverse');
  assert.equal(dieSide('obverse', undefined), 'obverse');
  assert.equal(dieSide('obverse', 'reverse'), undefined);
  assert.equal(dieSide('unknown', undefined), undefined);
  assert.equal(dieSide('other', 'other'), undefined);
});
