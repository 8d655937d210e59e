import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mediaTypeOf, searchRequest, type QueryInput } from '../src/api/search-request.js';

const ADDRESS = '/v1/collections/coins/search';
const photograph = (name: string, stated: Partial<QueryInput> = {}): QueryInput => ({ file: new File([name], name, { type: 'image/jpeg' }), name, ...stated });
const queryOf = (path: string) => [...new URL(path, 'http://localhost').searchParams];

test('one photograph is the body, unchanged, with the parameters in the address', () => {
  const coin = photograph('coin.jpg');
  const { path, body, headers } = searchRequest('coins', [coin], { k: 8, filters: ['material=silver', 'a%3Db=c & d+e'], text: 'faustina roma' });
  assert.equal(body, coin.file);
  assert.deepEqual(headers, { 'Content-Type': 'image/jpeg' });
  assert.equal(new URL(path, 'http://localhost').pathname, ADDRESS);
  assert.deepEqual(queryOf(path), [['filter', 'material=silver'], ['filter', 'a%3Db=c & d+e'], ['text', 'faustina roma'], ['k', '8'], ['pictures', 'true']]);
});

test('what is stated about one photograph is in the address', () => {
  const coin = photograph('coin.jpg', { side: 'reverse', region: { left: 1.4, top: 2, width: 300.5, height: 400 }, angleDegrees: -12.5 });
  const { path } = searchRequest('coins', [coin], { k: 4, filters: [] });
  assert.deepEqual(queryOf(path), [['side', 'reverse'], ['region', '1,2,301,400'], ['angle', '-12.5'], ['k', '4'], ['pictures', 'true']]);
});

test('two photographs are a form, in the order of their sides', () => {
  const photographs = [photograph('back.jpg', { angleDegrees: 3 }), photograph('front.jpg', { side: 'obverse' })];
  const { path, body, headers } = searchRequest('coins', photographs, { k: 8, filters: ['material=silver'] });
  assert.equal(path, ADDRESS);
  assert.deepEqual(headers, {});
  assert.ok(body instanceof FormData);
  const fields = [...body].map(([name, value]) => [name, typeof value === 'string' ? value : value.name]);
  assert.deepEqual(fields, [['obverse', 'front.jpg'], ['image', 'back.jpg'], ['angle', ''], ['angle', '3'], ['filter', 'material=silver'], ['k', '8'], ['pictures', 'true']]);
});

test('parameters that are too long for an address are sent as a form', () => {
  const filters = Array.from({ length: 3 }, (_, at) => `name${at}=${'x'.repeat(2_000)}`);
  const { path, body } = searchRequest('coins', [photograph('coin.jpg')], { k: 8, filters });
  assert.equal(path, ADDRESS);
  assert.ok(body instanceof FormData);
  assert.deepEqual(body.getAll('filter'), filters);
});

test('a file without the type of a picture is sent as bytes', () => {
  assert.equal(mediaTypeOf(new Blob(['x'])), 'application/octet-stream');
  assert.equal(mediaTypeOf(new Blob(['x'], { type: 'text/plain' })), 'application/octet-stream');
  assert.equal(mediaTypeOf(new Blob(['x'], { type: 'image/heic' })), 'image/heic');
});
