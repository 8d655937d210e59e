import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Statement } from '../src/api/types.js';
import { overruled } from '../src/elements/overruled.js';

const statement = (value: string, effective: boolean, more: Partial<Statement> = {}): Statement => ({ name: 'material', value, source: 'institution', effective, ...more });

test('a statement that differs from the one that counts is overruled', () => {
  const machine = statement('bronze', false);
  assert.equal(overruled(machine, [statement('silver', true), machine]), true);
});

test('a statement that says the same in another spelling is not', () => {
  const machine = statement('  SILVER ', false, { name: 'Material' });
  assert.equal(overruled(machine, [statement('Silver', true), machine]), false);
});

test('a statement that counts is never overruled', () => {
  const counts = statement('silver', true);
  assert.equal(overruled(counts, [counts, statement('bronze', false)]), false);
});

test('what another property says overrules nothing and saves nothing', () => {
  const machine = statement('silver', false);
  assert.equal(overruled(machine, [statement('silver', true, { name: 'surface' }), machine]), true);
});

test('a value that a person rejects does not count, whatever machine repeats it', () => {
  const rejected = statement('silver', true, { source: 'person', verdict: 'rejected' });
  const machine = statement('silver', false);
  assert.equal(overruled(machine, [rejected, machine]), true);
});
