import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReviewTask } from '../src/api/review.js';
import { contradictedDecisions, draftOf, optionsOf } from '../src/pages/review/choice.js';

const stated = (decisionId: string, value: string) => ({ decisionId, value, person: { id: `p-${decisionId}` }, at: '2026-03-01T10:00:00Z' });
const conflict = (name: string, ...people: ReturnType<typeof stated>[]) => ({
  taskId: 't', queue: 'conflict', images: [{ imageId: 'i', institutionId: 'museum', specimenId: 's' }], disagreements: [{ name, people }],
}) as unknown as ReviewTask;

test('the rejection of the value that another person states is taken as a rejection', () => {
  const task = conflict('attribute:material', stated('d-1', 'not Silver'), stated('d-2', 'silver'));
  const [rejection] = optionsOf(task.disagreements);
  assert.deepEqual([rejection?.value, rejection?.rejected], ['Silver', true]);
  const draft = draftOf(task, { kind: 'value', about: 'attribute:material', value: 'Silver', rejected: true });
  assert.equal(draft?.kind, 'reject-attribute');
  assert.deepEqual(draft?.value, { name: 'material', value: 'Silver' });
});

test('a value that begins like a rejection is a value where no person states the rest of it', () => {
  const task = conflict('attribute:legend', stated('d-1', 'not legible'), stated('d-2', 'DIVA FAVSTINA'));
  assert.deepEqual(optionsOf(task.disagreements).map((it) => [it.value, it.rejected]), [['not legible', undefined], ['DIVA FAVSTINA', undefined]]);
});

test('a choice contradicts the decisions for other values', () => {
  const task = conflict('item', stated('d-1', 'RIC 7'), stated('d-2', 'RIC 8'));
  assert.deepEqual(contradictedDecisions(task, { kind: 'value', about: 'item', value: 'RIC 8' }), ['d-1']);
  assert.deepEqual(contradictedDecisions(task, { kind: 'none-of-these' }), ['d-1', 'd-2']);
  assert.deepEqual(contradictedDecisions(task, { kind: 'open-item', title: 'A type of its own' }), ['d-1', 'd-2']);
  assert.deepEqual(contradictedDecisions({ ...task, queue: 'uncertain' }, { kind: 'none-of-these' }), []);
});

test('a rejection contradicts only the value that it rejects', () => {
  const task = conflict('attribute:material', stated('d-1', 'not silver'), stated('d-2', 'silver'), stated('d-3', 'gold'));
  assert.deepEqual(contradictedDecisions(task, { kind: 'value', about: 'attribute:material', value: 'silver', rejected: true }), ['d-2']);
  assert.deepEqual(contradictedDecisions(task, { kind: 'value', about: 'attribute:material', value: 'gold' }), ['d-2']);
});

test('of a label only acceptance and rejection contradict each other', () => {
  const task = conflict('label:cross', stated('d-1', 'added'), stated('d-2', 'rejected'));
  assert.deepEqual(contradictedDecisions(task, { kind: 'value', about: 'label:cross', value: 'confirmed' }), ['d-2']);
});
