import type { Letter, LetterAnswer, LetterGroup, LetterRequest, LetterResult, LetterState } from '../src/api/dead-letters.js';
import { problem, type Answer, type Route } from './answers.js';
import { catalogue, COLLECTION, imageId } from './catalogue.js';

type Cause = Pick<LetterGroup, 'group' | 'topic' | 'exception' | 'reason' | 'stage' | 'collectionId'>;
/** A body of a request; unlike the page, another client may leave members out. */
type Asked = Partial<LetterRequest> & { dryRun?: boolean; reason?: string };
interface Stored { cause: Cause; letter: Letter }

const MAX_LETTERS = 200;

const ENDPOINT_FAILED: Cause = {
  group: '0f1e2d3c4b5a6978', topic: 'preprocessed', stage: 'inference', collectionId: COLLECTION,
  exception: 'software.amazon.awssdk.services.sagemakerruntime.model.ModelErrorException', reason: "Endpoint 'relief-deep' answered status # six times",
};
const DECISIONS: Cause = { group: '1a2b3c4d5e6f7081', topic: 'decisions', stage: 'decision-fold', collectionId: COLLECTION, exception: 'java.lang.IllegalStateException', reason: 'The store of decisions was closed' };
const UNDECODABLE: Cause = { group: '2b3c4d5e6f708192', topic: 'image-arrived', exception: 'org.apache.kafka.common.errors.SerializationException', reason: 'Unknown magic byte' };

const minutesAfter = (start: string, minutes: number) => new Date(Date.parse(start) + minutes * 60_000).toISOString();

function stored(cause: Cause, offset: number, at: string, more: Partial<Letter>): Stored {
  const { stage, exception } = cause;
  return { cause, letter: { letter: `${cause.topic}-dead-letter:0:${offset}`, at, state: 'open', ...(stage ? { stage } : {}), exception, reason: cause.reason, ...more } };
}

/** Photographs of one type have letters; the others are indexed, so that the pages can add them to the collection. */
const photographs = catalogue.filter((it) => it.type === 5);

/** The letters, the oldest of each group first. */
const letters: readonly Stored[] = [
  ...Array.from({ length: 45 }, (_, at) => {
    const id = imageId(photographs[at % photographs.length]!);
    return stored(ENDPOINT_FAILED, at, minutesAfter('2026-11-29T08:00:00Z', at), { imageId: id, key: id, reason: "Endpoint 'relief-deep' answered status 500 six times" });
  }),
  ...[0, 1].map((at) => stored(DECISIONS, at, minutesAfter('2026-11-28T10:00:00Z', at), { key: COLLECTION })),
  ...[0, 1, 2].map((at) => stored(UNDECODABLE, at, minutesAfter('2026-11-20T10:00:00Z', at), { key: `key-${at}`, state: 'dropped', by: 'Anna Berg', outcomeAt: '2026-11-20T12:00:00Z', outcome: 'test data' })),
  stored(UNDECODABLE, 3, '2026-11-20T11:00:00Z', { key: 'key-3', state: 'unconfirmed', by: 'Anna Berg', outcomeAt: '2026-11-20T12:05:00Z' }),
];

const ofGroup = (group: string) => letters.filter((it) => it.cause.group === group);

function groupOf(group: string): LetterGroup | undefined {
  const all = ofGroup(group);
  const [first, last] = [all[0], all.at(-1)];
  if (!first || !last) return undefined;
  const count = (state: LetterState) => all.filter((it) => it.letter.state === state).length;
  return { ...first.cause, letters: all.length, open: count('open'), replayed: count('replayed'), dropped: count('dropped'), unconfirmed: count('unconfirmed'), firstAt: first.letter.at, lastAt: last.letter.at };
}

const unknown = (group: string) => problem(404, 'unknown-dead-letter-group', 'Unknown group of dead letters', `No listed dead letter is in group '${group}'. GET /v1/dead-letters lists the groups.`);
const malformed = (detail: string) => problem(400, 'malformed-request', 'Malformed request', detail);

/** Works on open letters of a group behind the cursor, the oldest first, as ingest-service does. */
function run(body: Buffer, work: (it: Stored, asked: Asked) => LetterResult): Answer {
  const asked = JSON.parse(body.toString('utf8')) as Asked;
  const { group = '', limit = MAX_LETTERS, cursor } = asked;
  if (limit < 1 || limit > MAX_LETTERS) return malformed(`limit is ${limit}; it must be a whole number of 1 to ${MAX_LETTERS}.`);
  const all = ofGroup(group);
  if (all.length === 0) return unknown(group);
  const behind = cursor ? all.findIndex((it) => it.letter.letter === cursor) + 1 : 0;
  const open = all.slice(behind).filter((it) => it.letter.state === 'open');
  const selected = open.slice(0, limit);
  const answer: LetterAnswer = { results: selected.map((it) => work(it, asked)), ...(open.length > selected.length ? { next: selected.at(-1)!.letter.letter } : {}) };
  return { json: answer };
}

function replayed({ cause, letter }: Stored, { dryRun, by }: Asked): LetterResult {
  if (cause === DECISIONS) return { letter: letter.letter, result: 'refused', code: 'order-matters', sentence: 'A replayed decision counts after all later decisions of its collection. Take the decision again, or replay it with force.' };
  if (dryRun) return { letter: letter.letter, result: 'would-replay', sentence: `The record would be sent to ${cause.topic}.` };
  const outcome = `The record was sent to ${cause.topic}, offset 900 of partition 0.`;
  Object.assign(letter, { state: 'replayed', by: by ?? 'operator', outcomeAt: new Date().toISOString(), outcome });
  return { letter: letter.letter, result: 'replayed', sentence: outcome };
}

function dropped({ letter }: Stored, { by, reason }: Asked): LetterResult {
  Object.assign(letter, { state: 'dropped', by: by ?? 'operator', outcomeAt: new Date().toISOString(), outcome: reason });
  return { letter: letter.letter, result: 'dropped', sentence: 'It is not processed.' };
}

/** Routes for dead letters in the format of ingest-service, and for the journeys of their photographs. */
export const deadLetters: readonly Route[] = [
  { method: 'GET', path: /^\/ingest\/v1\/dead-letters$/, answer: () => ({ json: { groups: [ENDPOINT_FAILED, DECISIONS, UNDECODABLE].map((it) => groupOf(it.group)), moreGroups: 0, unlisted: 12 } }) },
  {
    method: 'GET', path: /^\/ingest\/v1\/dead-letters\/groups\/([^/]+)$/,
    answer: ({ path: [id = ''], query }) => {
      const group = groupOf(id);
      if (!group) return unknown(id);
      const newest = ofGroup(id).map((it) => it.letter).reverse();
      const cursor = query.get('cursor');
      const behind = cursor ? newest.findIndex((it) => it.letter === cursor) + 1 : 0;
      const page = newest.slice(behind, behind + Number(query.get('limit') ?? 20));
      return { json: { group, letters: page, ...(behind + page.length < newest.length ? { next: page.at(-1)!.letter } : {}) } };
    },
  },
  { method: 'POST', path: /^\/ingest\/v1\/dead-letters\/replay$/, answer: ({ body }) => run(body, replayed) },
  {
    method: 'POST', path: /^\/ingest\/v1\/dead-letters\/drop$/,
    answer: ({ body }) => ((JSON.parse(body.toString('utf8')) as Asked).reason ? run(body, dropped) : malformed("'reason' is missing: state why the letters are dropped.")),
  },
  {
    method: 'GET', path: /^\/ingest\/v1\/images\/(img-5-[^/]*)$/,
    answer: ({ path: [id = ''] }) => ({
      json: {
        imageId: id, collectionId: COLLECTION, stage: 'dead-lettered',
        stages: [{ stage: 'arrived', at: '2026-11-29T07:59:00Z' }, { stage: 'preprocessed', at: '2026-11-29T07:59:30Z' }, { stage: 'dead-lettered', at: '2026-11-29T08:00:00Z', sentence: "Endpoint 'relief-deep' answered status 500 six times" }],
      },
    }),
  },
];
