import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sha256 } from '../src/api/digest.js';

const ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

test('the digest of a file is its SHA-256 in lower-case hex', async () => {
  assert.equal(await sha256(new Blob(['abc'])), ABC);
});

test('a page that is not served securely computes the same digest', async (context) => {
  const { crypto } = globalThis;
  Object.defineProperty(globalThis, 'crypto', { value: { getRandomValues: crypto.getRandomValues.bind(crypto) }, configurable: true });
  context.after(() => Object.defineProperty(globalThis, 'crypto', { value: crypto, configurable: true }));
  assert.equal(await sha256(new Blob(['abc'])), ABC);
});
