import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fold } from '../src/strings/format.js';

test('spellings that differ in letter case or normal form are equal', () => {
  for (const [one, other] of [['ΒΑΣΙΛΕΩΣ', 'βασιλεως'], ['STRASSE', 'Straße'], ['Ko\u0308ln', 'KÖLN'], [' a \r\n b ', 'A B']] as const) assert.equal(fold(one), fold(other));
});

test('the letters I, İ, i and ı are equal', () => {
  for (const it of ['İSTANBUL', 'istanbul', 'ISTANBUL', 'I\u0307STANBUL', 'i\u0307stanbul', 'ıstanbul']) assert.equal(fold(it), 'istanbul');
  assert.equal(fold('I\u0323\u0307'), fold('\u1ecb'));
});

test('other letters with marks differ', () => {
  for (const [one, other] of [['o', 'ö'], ['i', 'í'], ['j', 'j\u0307']] as const) assert.notEqual(fold(one), fold(other));
});
