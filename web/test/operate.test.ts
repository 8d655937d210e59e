import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LetterGroup, LetterResult } from '../src/api/dead-letters.js';
import { isContinuable, MAX_KEPT, MAX_PREVIEWED, newRun, nextRequest, openFirst, pauseMs, proceed, rateOf, withAnswer, type Run } from '../src/pages/operate/letter-run.js';

const results = (count: number, result: string): LetterResult[] => Array.from({ length: count }, (_, at) => ({ letter: `embedded-dead-letter:0:${at}`, result, sentence: result }));

/** Answers like the service: from a number of open letters, at most as many as requested. */
function service(open: number) {
  const requests: { limit: number; cursor?: string }[] = [];
  let left = open;
  const send = async (request: { limit: number; cursor?: string }) => {
    requests.push(request);
    const count = Math.min(left, request.limit);
    left -= count;
    return { results: results(count, 'replayed'), ...(left > 0 ? { next: `cursor-${requests.length}` } : {}) };
  };
  return { requests, send };
}

async function ended(run: Run, rate: number, send: ReturnType<typeof service>['send'], stop = new AbortController().signal): Promise<{ shown: number[]; pauses: number[] }> {
  const shown: number[] = [];
  const pauses: number[] = [];
  const pause = async (ms: number) => void pauses.push(ms);
  for await (const it of proceed(run, rate, { send, pause, now: () => 0, stop })) shown.push(it.done);
  return { shown, pauses };
}

test('groups with open letters come first, in the order of the service', () => {
  const groups = [['a', 0], ['b', 2], ['c', 0], ['d', 1]].map(([group, open]) => ({ group, open }) as LetterGroup);
  assert.deepEqual(openFirst(groups).map((it) => it.group), ['b', 'd', 'a', 'c']);
});

test('a rate is a whole number from 1 to 1000', () => {
  assert.deepEqual(['1', '20', '1000'].map(rateOf), [1, 20, 1000]);
  assert.deepEqual(['', ' ', '0', '-1', '1.5', '1001', 'x'].map(rateOf), Array.from({ length: 7 }, () => undefined));
});

test('a replay has as many letters in a request as it sends in a second, and waits for the rest of that second', async () => {
  const { requests, send } = service(45);
  const { shown, pauses } = await ended(newRun('replay', 45), 20, send);
  assert.deepEqual(requests, [{ limit: 20 }, { limit: 20, cursor: 'cursor-1' }, { limit: 5, cursor: 'cursor-2' }]);
  assert.deepEqual(shown, [20, 40, 45]);
  assert.deepEqual(pauses, [1_000, 1_000]);
});

test('the time of a request counts as a part of its pause', () => {
  assert.equal(pauseMs(20, 20, 300), 700);
  assert.equal(pauseMs(20, 20, 5_000), 0);
  assert.equal(pauseMs(50, 1_000, 0), 50);
});

test('no more letters are dropped than the user has confirmed', async () => {
  const { requests, send } = service(500);
  const { shown, pauses } = await ended(newRun('drop', 60), 1, send);
  assert.deepEqual(requests.map((it) => it.limit), [50, 10]);
  assert.deepEqual([shown.at(-1), pauses], [60, []]);
});

test('a run ends where the service has no further letter', async () => {
  const { requests, send } = service(3);
  assert.deepEqual((await ended(newRun('replay', 45), 20, send)).shown, [3]);
  assert.equal(requests.length, 1);
});

test('a preview is of the oldest letters only', () => {
  assert.equal(newRun('preview', 10_000).total, MAX_PREVIEWED);
  assert.equal(newRun('preview', 7).total, 7);
  assert.equal(nextRequest(newRun('preview', 0), 1), undefined);
});

test('no request begins after a stop, and the run continues behind the last answer', async () => {
  const { requests, send } = service(45);
  const stop = new AbortController();
  let last = newRun('replay', 45);
  const stopping = { send, pause: async () => stop.abort(), now: () => 0, stop: stop.signal };
  for await (const it of proceed(last, 20, stopping)) last = it;
  assert.equal(requests.length, 1);
  assert.deepEqual((await ended(last, 20, send)).shown, [40, 45]);
  assert.equal(requests[1]?.cursor, 'cursor-1');
});

test('a failed request leaves the run as it was before it', async () => {
  const shown: number[] = [];
  const { send } = service(45);
  let sent = 0;
  const failing = async (request: { limit: number; cursor?: string }) => {
    if (++sent === 2) throw new Error('unavailable');
    return send(request);
  };
  const effects = { send: failing, pause: async () => {}, now: () => 0, stop: new AbortController().signal };
  await assert.rejects(async () => {
    for await (const it of proceed(newRun('replay', 45), 20, effects)) shown.push(it.done);
  }, /unavailable/);
  assert.deepEqual(shown, [20]);
});

test('a run continues after a refusal, and not after a failure that may have processed letters', () => {
  assert.deepEqual([409, 403, 503, 502, 0].map((status) => isContinuable(newRun('drop', 2), { status })), [true, true, false, false, false]);
  assert.ok(isContinuable(newRun('preview', 2), { status: 0 }));
});

test('all results are counted, those that were refused or failed are kept apart, and a bounded number of each', () => {
  const many = MAX_KEPT + 50;
  const run = withAnswer(withAnswer(newRun('drop', 1_000), { results: [...results(many, 'dropped'), ...results(2, 'refused')], next: 'c' }), { results: results(1, 'failed') });
  assert.deepEqual(run.counts, { dropped: many, refused: 2, failed: 1 });
  assert.deepEqual(run.exceptions.map((it) => it.result), ['refused', 'refused', 'failed']);
  assert.equal(run.others.length, MAX_KEPT);
  assert.deepEqual([run.done, run.ended, run.cursor], [many + 3, true, undefined]);
});
