import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filterOf, filterText } from '../src/api/filters.js';

test('names with equals and percent signs come back', () => {
  for (const [name, value] of [['material', 'silver'], ['a=b', 'c=d'], ['50%', '=']] as const) assert.deepEqual(filterOf(filterText(name, value)), { name, value });
});

test('what has no name is no filter', () => {
  assert.equal(filterOf('=silver'), undefined);
  assert.equal(filterOf('silver'), undefined);
});
