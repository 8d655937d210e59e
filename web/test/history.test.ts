import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Decision } from '../src/api/types.js';
import { refreshed, withDecision, withOlder, type DecisionHistory } from '../src/decide/decision-history.js';

const decision = (decisionId: string, effective = true) => ({ decisionId, effective }) as Decision;
const history = (ids: string, next?: string): DecisionHistory => ({ decisions: [...ids].map((it) => decision(it)), ...(next ? { next } : {}) });
const idsOf = ({ decisions }: DecisionHistory) => decisions.map((it) => it.decisionId).join('');

test('older decisions follow, each once, until there is no cursor', () => {
  const shown = withOlder(history('zyx', '3'), history('xwv'));
  assert.equal(idsOf(shown), 'zyxwv');
  assert.equal(shown.next, undefined);
});

test('a history that is read again keeps its older pages and their cursor', () => {
  const shown = refreshed(history('zyxwv', '1'), history('+zy', '4'));
  assert.equal(idsOf(shown), '+zyxwv');
  assert.equal(shown.next, '1');
});

test('without older pages the newest page is the history', () => {
  const newest = history('+zy', '4');
  assert.equal(refreshed(undefined, newest), newest);
  assert.equal(refreshed(history('zy'), newest), newest);
});

test('a newest page that does not reach the shown history replaces it', () => {
  assert.equal(idsOf(refreshed(history('cba', '1'), history('zyx', '9'))), 'zyx');
});

test('a complete newest page replaces the history', () => {
  assert.equal(idsOf(refreshed(history('zyx'), history('zy'))), 'zy');
});

test('one decision is replaced by its new state', () => {
  const shown = withDecision(history('zyx', '3'), decision('y', false));
  assert.deepEqual(shown.decisions.map((it) => it.effective), [true, false, true]);
  assert.equal(shown.next, '3');
});
