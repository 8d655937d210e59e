// Every code that the services can send has German words. The codes are read from the sources of the services, because
// problems have no single list: each service declares its own.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Problem } from '../src/api/problem.js';
import { serverWords } from '../src/strings/de.js';
import { problemText, reasonTexts, remarkTexts } from '../src/strings/server-texts.js';

const root = fileURLToPath(new URL('../../..', import.meta.url)); // this file runs in web/target/tests
const sources = readSources();

/** Where the codes of a photograph's faults are: a file, and a pattern whose group is a code. */
const FAULTS: readonly [string, RegExp][] = [
  ['ReasonCode.java', /\("([a-z-]+)", \d{3}\)/g],
  ['MalwareCheck.java', /^\s+"([a-z]+(?:-[a-z]+)+)",$/gm],
  ['ContentDigest.java', /MISMATCH = "([a-z-]+)"/g],
];

/** Where the codes are of a call of `ProblemDetail.of` whose code is not a literal, by file and expression. */
const ELSEWHERE: Readonly<Record<string, readonly [string, RegExp][]>> = {
  'IngestProblem.java code': FAULTS,
  'PreprocessProblem.java reason.code()': FAULTS,
  'PreprocessProblem.java ReasonCode.TOO_LARGE.code()': FAULTS,
  'InferenceProblem.java fault.code()': [['RemoteFault.java', /-> "([a-z-]+)";/g]],
  'ReprocessResource.java code': [['ReprocessResource.java', /conflict\(\s*"([a-z-]+)"/g]],
  'ProblemMappers.java codeAndTitle.getFirst()': [['ProblemMappers.java', /List\.of\("([a-z-]+)", "/g]],
  'UpstreamResponse.java tree.get("code").asText()': [], // passes on the codes of the other services
};

/** Members of all problems, as the services send them. */
const MEMBERS = {
  permission: 'curate', roles: ['curator'], institution: 'museum-a', maxBytes: 26_214_400, maxParts: 8, parameter: 'size', value: '0', incident: '4f1c', service: 'OpenSearch', property: 'vitrine.x',
  filter: 'mint', known: ['side', 'material'], collectionId: 'coins', imageId: 'img-1', specimenId: '12', itemId: 'ric-1', member: 'subjects', most: 100, measure: 'photographs', used: 10_000,
  limit: 10_000, added: 1, field: 'side', taken: 3, batchId: 'b-1', photographs: 1_200, former: 'a@1', next: 'b@2',
};

test('every problem that the services can send has German words', () => {
  const codes = problemCodes();
  assert.ok(codes.size > 90, `only ${codes.size} codes were found`);
  assert.deepEqual([...codes].filter((it) => !serverWords.problems[it]), [], 'give these codes words in src/strings/problems-de.ts or problems-ingest-de.ts');
});

test('German words for a problem form sentences with and without its members', () => {
  for (const [code, words] of Object.entries(serverWords.problems)) {
    for (const members of [{}, MEMBERS]) {
      const text = `${words.title} ${words.detail(members)}`;
      assert.doesNotMatch(text, /undefined|null|NaN|object Object| {2}| [.,;:]/, `${code}: ${text}`);
      assert.ok(words.partly || /[.]$/.test(text), `${code}: ${text}`);
    }
  }
});

test('every remark of a preparation step has German words', () => {
  const codes = found('StepRemark.java', /^ {4}([A-Z][A-Z_]+)\(/gm).map((it) => it.toLowerCase().replaceAll('_', '-'));
  assert.ok(codes.length > 30, `only ${codes.length} codes were found`);
  assert.deepEqual(Object.keys(serverWords.remarks).sort(), codes.sort(), 'give these codes words in src/strings/remarks-de.ts');
});

test('every reason of a review task has German words', () => {
  const codes = ['TaskReasons.java', 'ReviewState.java'].flatMap((it) => found(it, /static final String \w+ = "([a-z-]+)";/g));
  assert.deepEqual(Object.keys(serverWords.reasons).sort(), codes.sort(), 'give these codes words in src/strings/remarks-de.ts');
});

test('members of a problem are part of the sentence', () => {
  const problem = Problem.of(403, { title: 'Quota exceeded', detail: 'Institution …', code: 'quota-exceeded', institution: 'museum-a', measure: 'photographs', used: 9_999, limit: 10_000, added: 2 }, null);
  const { title, detail } = problemText(problem, serverWords);
  assert.deepEqual(title, { text: 'Kontingent ausgeschöpft' });
  assert.match(detail.map((it) => it.text).join(' '), /^Die Institution „museum-a“ hat 9\.999 Fotos gespeichert und darf 10\.000 Fotos speichern\. Dieses Foto braucht 2 Fotos\./);
});

test('what the German words lack is shown in English, and marked', () => {
  const problem = Problem.of(400, { title: 'Invalid parameter', detail: "size is '0'; it must be 1 to 100", code: 'invalid-parameter', parameter: 'size', value: '0' }, null);
  assert.deepEqual(problemText(problem, serverWords).detail, [{ text: 'Die Angabe „size“ hat keinen gültigen Wert: „0“.' }, { text: "size is '0'; it must be 1 to 100", lang: 'en' }]);
});

test('a problem whose code has no words is shown in English, and marked', () => {
  const problem = Problem.of(418, { title: 'A new problem', detail: 'It has a remedy.', code: 'new-problem' }, null);
  assert.deepEqual(problemText(problem, serverWords), { title: { text: 'A new problem', lang: 'en' }, detail: [{ text: 'It has a remedy.', lang: 'en' }] });
});

test('a problem of the pages themselves is in their language already', () => {
  const problem = new Problem({ title: 'Kein Bild', detail: 'x.txt', status: 415, code: 'not-a-picture' });
  assert.deepEqual(problemText(problem, serverWords), { title: { text: 'Kein Bild' }, detail: [{ text: 'x.txt' }] });
});

test('English pages show the text of the server', () => {
  const problem = Problem.of(404, { title: 'Unknown item', detail: 'There is none.', code: 'unknown-item' }, null);
  assert.deepEqual(problemText(problem), { title: { text: 'Unknown item' }, detail: [{ text: 'There is none.' }] });
  assert.deepEqual(remarkTexts({ note: 'no ruler was found', remarks: [{ code: 'no-ruler', text: 'no ruler was found', values: [] }] }), [{ text: 'no ruler was found' }]);
});

test('remarks have their values, and those without a code stay English', () => {
  const remarks = [{ code: 'other', text: 'it timed out', values: [] }, { code: 'outlined-by-model', text: 'outlined by a@1', values: ['a@1'] }];
  assert.deepEqual(remarkTexts({ note: 'it timed out; outlined by a@1', remarks }, serverWords), [{ text: 'it timed out', lang: 'en' }, { text: 'Umriss von a@1' }]);
});

test('reasons of a task name what differs', () => {
  const task = { reasons: ['x', 'y'], reasonCodes: ['new', 'against-institution'], disagreements: [{ name: 'item', institution: 'ric-1', machine: 'ric-2', people: [] }] };
  assert.deepEqual(reasonTexts(task, serverWords).map((it) => it.text), ['Das Exemplar gehört noch zu keinem Typ.', 'Die Institution nennt den Typ „ric-1“, die Suche den Typ „ric-2“.']);
  assert.deepEqual(reasonTexts({ ...task, reasonCodes: ['new', 'another'] }, serverWords), [{ text: 'x', lang: 'en' }, { text: 'y', lang: 'en' }]);
});

function problemCodes(): Set<string> {
  const codes = new Set<string>();
  for (const { name, text } of sources) {
    for (const call of text.matchAll(/ProblemDetail\s*\.of\(/g)) {
      const given = secondArgument(text, call.index + call[0].length);
      const literal = /^"([a-z0-9-]+)"$/.exec(given)?.[1];
      const elsewhere = ELSEWHERE[`${name} ${given}`];
      assert.ok(literal || elsewhere, `${name} makes a problem with the code ${given}: name in ELSEWHERE where its codes are`);
      for (const it of literal ? [literal] : (elsewhere ?? []).flatMap(([file, pattern]) => found(file, pattern))) codes.add(it);
    }
  }
  return codes;
}

/** Returns the text of the second argument of a call whose first argument begins at `from`. */
function secondArgument(text: string, from: number): string {
  let depth = 0;
  let start = -1;
  for (let at = from; at < text.length; at++) {
    const each = text.charAt(at);
    if (each === '(') depth++;
    if (each === ')') depth--;
    if (depth < 0 || (each === ',' && depth === 0 && start >= 0)) return text.slice(start, at).trim();
    if (each === ',' && depth === 0) start = at + 1;
  }
  return '';
}

/** Returns what the group of a pattern matches in the source file of this name. */
function found(name: string, pattern: RegExp): string[] {
  const matches = sources.filter((it) => it.name === name).flatMap((it) => [...it.text.matchAll(pattern)]).map((it) => it[1] ?? '');
  assert.ok(matches.length > 0, `${name} has no codes of the form ${pattern.source}`);
  return matches;
}

function readSources(): { name: string; text: string }[] {
  const folders = readdirSync(root).map((it) => join(root, it, 'src/main/java')).filter((it) => existsSync(it));
  return folders.flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((it) => it.endsWith('.java'))
    .map((it) => ({ name: basename(it), text: readFileSync(join(folder, it), 'utf8') })));
}
