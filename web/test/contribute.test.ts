import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sorted } from '../src/pages/contribute/chosen-files.js';
import { guessedRoles, planOfFiles, planOfTable } from '../src/pages/contribute/plan.js';
import { brokenRuleOf, isSlug, slugOf } from '../src/pages/contribute/statement-rules.js';
import { readTable } from '../src/pages/contribute/table.js';
import { patchOf } from '../src/pages/models/profile-change.js';
import type { Profile } from '../src/api/profiles.js';

const picture = (path: string, content = 'x') => ({ path, file: new File([content], path.split('/').at(-1)!, { type: 'image/jpeg' }) });
const table = (text: string | Uint8Array<ArrayBuffer>) => readTable(new File([text], 'coins.csv'));

test('rows carry the line they begin at, over cells of several lines', async () => {
  const read = await table('file;note\n"a.jpg";"one\ntwo"\n\nb.jpg;x\n');
  assert.equal(read.separator, ';');
  assert.deepEqual(read.header, ['file', 'note']);
  assert.deepEqual(read.rows.map((it) => [it.line, it.cells[0]]), [[2, 'a.jpg'], [5, 'b.jpg']]);
});

test('a table that is no UTF-8 is read as spreadsheets of Western Europe save it', async () => {
  const read = await table(new Uint8Array([...'file,place\na.jpg,K'].map((it) => it.charCodeAt(0)).concat(0xf6, 0x6c, 0x6e)));
  assert.equal(read.encoding, 'windows-1252');
  assert.equal(read.rows[0]?.cells[1], 'Köln');
});

test('a line that names the separator is followed and counted', async () => {
  const read = await table('sep=|\r\nfile|note\r\na.jpg|x;y;z\r\n');
  assert.deepEqual([read.separator, read.rows[0]?.line, read.rows[0]?.cells], ['|', 3, ['a.jpg', 'x;y;z']]);
});

test('a byte order mark is no part of the first name', async () => {
  assert.deepEqual((await table('\uFEFFfile,side\na.jpg,obverse\n')).header, ['file', 'side']);
});

test('a table of UTF-16 is read by its byte order mark', async () => {
  const characters = [...'\uFEFFfile\tplace\na.jpg\tKöln\n'].map((it) => it.charCodeAt(0));
  const little = await table(new Uint8Array(characters.flatMap((it) => [it & 0xff, it >> 8])));
  const big = await table(new Uint8Array(characters.flatMap((it) => [it >> 8, it & 0xff])));
  assert.deepEqual([little.encoding, little.separator, little.header, little.rows[0]?.cells], ['utf-16le', '\t', ['file', 'place'], ['a.jpg', 'Köln']]);
  assert.deepEqual([big.encoding, big.header], ['utf-16be', ['file', 'place']]);
});

test('columns are guessed by their names, each role once', () => {
  assert.deepEqual(guessedRoles(['Dateiname', 'Inventarnummer', 'Typ', 'Seite', 'Nominal', 'File']), ['file', 'specimen', 'item', 'side', 'metadata', 'metadata']);
});

test('rows become statements; what is wrong is named with line, field and value', async () => {
  const read = await table('file,specimen,side,mint\ntray/a.jpg,C 1,Rev,Köln\nb.jpg,C 2,left,\nc.jpg,C 3,,\n,C 4,,\ntray/a.jpg,C 1,Rev,Köln\nempty.jpg,,,\n');
  const plan = planOfTable(read, guessedRoles(read.header), [picture('tray/a.jpg'), picture('b.jpg'), picture('empty.jpg', ''), picture('other.jpg')]);
  assert.deepEqual(plan.photographs.map((it) => it.statement), [{ identifier: 'tray/a.jpg', specimen: 'C 1', side: 'reverse', metadata: { mint: 'Köln' } }]);
  assert.deepEqual(plan.problems.map((it) => [it.line, it.rule, it.value]), [[3, 'side', 'left'], [4, 'file-missing', 'c.jpg'], [5, 'no-file', ''], [7, 'file-empty', 'empty.jpg']]);
  assert.deepEqual(plan.repeats, [{ line: 6, file: 'tray/a.jpg' }]);
  assert.deepEqual(plan.unnamed.map((it) => it.path), ['other.jpg']);
});

test('rows that differ about one photograph are both named, and neither is sent', async () => {
  const read = await table('file,specimen\na.jpg,C 1\nb.jpg,C 2\na.jpg,C 3\n');
  const plan = planOfTable(read, guessedRoles(read.header), [picture('a.jpg'), picture('b.jpg')]);
  assert.deepEqual(plan.photographs.map((it) => it.path), ['b.jpg']);
  assert.deepEqual(plan.problems.map((it) => [it.line, it.rule, it.value]), [[2, 'differing', 'a.jpg'], [4, 'differing', 'a.jpg']]);
  assert.deepEqual(plan.problems[0]?.conflict, [{ line: 2, file: 'a.jpg' }, { line: 4, file: 'a.jpg' }]);
});

test('files with one identifier are both named, and neither is sent', async () => {
  const read = await table('file,identifier\na.jpg,1\nb.jpg,1\nc.jpg,2\n');
  const plan = planOfTable(read, guessedRoles(read.header), [picture('a.jpg'), picture('b.jpg'), picture('c.jpg')]);
  assert.deepEqual(plan.photographs.map((it) => it.path), ['c.jpg']);
  assert.deepEqual(plan.problems.map((it) => [it.line, it.rule, it.conflict?.map((place) => place.line)]), [[2, 'repeated', [2, 3]], [3, 'repeated', [2, 3]]]);
  const files = planOfFiles([picture('K\u00f6ln.jpg'), picture('Ko\u0308ln.jpg')]);
  assert.deepEqual([files.photographs.length, files.problems.map((it) => it.file)], [0, ['K\u00f6ln.jpg', 'Ko\u0308ln.jpg']]);
});

test('a file that is chosen twice is sent once', () => {
  const chosen = picture('a.jpg');
  const plan = planOfFiles([chosen, { path: 'a.jpg', file: new File(['x'], 'a.jpg', { lastModified: chosen.file.lastModified }) }]);
  assert.deepEqual([plan.photographs.length, plan.problems, plan.repeats], [1, [], [{ file: 'a.jpg' }]]);
});

test('a file is found by its name alone only where that is unique', async () => {
  const read = await table('file\na.jpg\nB.JPG\n');
  const plan = planOfTable(read, ['file'], [picture('one/a.jpg'), picture('two/a.jpg'), picture('one/b.jpg')]);
  assert.deepEqual(plan.problems.map((it) => it.rule), ['file-ambiguous']);
  assert.deepEqual(plan.photographs.map((it) => [it.path, it.statement.identifier]), [['one/b.jpg', 'B.JPG']]);
});

test('an identifier never contains a path of the machine', async () => {
  const read = await table('file\nC:\\Users\\anna\\a.jpg\n/home/anna/b.jpg\n..\\c.jpg\ntray\\d.jpg\n');
  const plan = planOfTable(read, ['file'], [picture('tray/a.jpg'), picture('b.jpg'), picture('c.jpg'), picture('tray/d.jpg')]);
  assert.deepEqual(plan.photographs.map((it) => it.statement.identifier), ['tray/a.jpg', 'b.jpg', 'c.jpg', 'tray/d.jpg']);
});

test('identifiers are sent in one normalization form', async () => {
  const plan = planOfTable(await table('file,identifier\na.jpg,Ko\u0308ln\n'), ['file', 'identifier'], [picture('a.jpg')]);
  assert.deepEqual(plan.photographs.map((it) => it.statement.identifier), ['K\u00f6ln']);
});

test('files that systems and network drives write are left out', () => {
  const clutter = ['@eaDir/a.jpg/SMALL.jpg', '#recycle/b.jpg', '$RECYCLE.BIN/c.jpg', '__MACOSX/._d.jpg', '._d.jpg', '.DS_Store', 'tray/Thumbs.db', 'desktop.ini', 'lost+found/e.jpg'];
  const { photographs, others } = sorted([...clutter, 'tray/a.jpg', 'recyclers.jpg'].map((it) => picture(it)));
  assert.deepEqual(photographs.map((it) => it.path), ['tray/a.jpg', 'recyclers.jpg']);
  assert.deepEqual(others, []);
});

test('files alone are named by their paths', () => {
  assert.deepEqual(planOfFiles([picture('tray-1/a.jpg'), picture('tray-2/a.jpg')]).photographs.map((it) => it.statement.identifier), ['tray-1/a.jpg', 'tray-2/a.jpg']);
});

test('the rules of ingest-service are checked before sending', () => {
  const of = (more: object) => brokenRuleOf({ identifier: 'a.jpg', metadata: {}, ...more })?.rule;
  assert.equal(of({}), undefined);
  assert.equal(of({ identifier: 'a\nb' }), 'unprintable');
  assert.equal(of({ identifier: 'ä'.repeat(513) }), 'too-long');
  assert.equal(of({ specimen: ' ' }), 'blank');
  assert.equal(of({ metadata: { note: 'x'.repeat(2001) } }), 'member-value');
  assert.equal(of({ metadata: { note: '😀'.repeat(2000) } }), undefined);
  assert.equal(of({ metadata: { note: '😀'.repeat(2001) } }), 'member-value');
  assert.equal(of({ metadata: Object.fromEntries(Array.from({ length: 101 }, (_, at) => [`m${at}`, 'x'])) }), 'members');
});

test('the name of an institution becomes one that the API takes', () => {
  assert.equal(slugOf('Städtisches Museum, Köln'), 'stadtisches-museum-koln');
  assert.ok(isSlug(slugOf('A'.repeat(100))));
  assert.ok(!isSlug(slugOf('博物館')));
});

test('a patch changes one member, and nothing where the model serves already', () => {
  const profile = { embedder: { endpoint: 'relief-deep' }, attributes: { side: { endpoint: 'coin-side', variant: 'b' } } } as unknown as Profile;
  assert.equal(patchOf(profile, { purpose: 'embedder', attribute: '', model: 'relief-deep' }), undefined);
  assert.equal(patchOf(profile, { purpose: 'attribute', attribute: '', model: 'x' }), undefined);
  assert.deepEqual(Object.keys(patchOf(profile, { purpose: 'embedder', attribute: '', model: 'relief-net' }) ?? {}), ['embedder']);
  assert.equal(patchOf(profile, { purpose: 'attribute', attribute: 'side', model: 'coin-side' })?.attributes?.['side']?.endpoint, 'coin-side', 'the variant goes');
});
