// The colour schemes differ in colours alone, by light-dark(). EveryPageIT relies on it: where the elements of a page are the same in both schemes, it
// checks the dark one by the rules that depend on colours only.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const src = fileURLToPath(new URL('../../src', import.meta.url)); // this file runs in target/tests

test('no style sheet has rules for one colour scheme', () => {
  const sheets = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((it) => /\.(css|ts)$/.test(it));
  const withRules = sheets.filter((it) => /@media[^{;]*prefers-color-scheme/.test(readFileSync(join(src, it), 'utf8')));
  assert.ok(sheets.some((it) => it.endsWith('document.css')));
  assert.deepEqual(withRules, []);
});
