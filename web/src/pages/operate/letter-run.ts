// Computes the requests of a run over the open letters of a group, and counts what they did. Sends nothing itself.
import type { LetterAnswer, LetterGroup, LetterResult } from '../../api/dead-letters.js';

/** What a run does with each letter; a preview changes nothing. */
export type Work = 'preview' | 'replay' | 'drop';

/** Progress of a run. */
export interface Run {
  work: Work;
  /** Most letters of the run: the number that the user saw. Letters that arrive later are not part of it. */
  total: number;
  done: number;
  /** Letters by result. */
  counts: Readonly<Record<string, number>>;
  /** The first letters that were refused or failed. */
  exceptions: readonly LetterResult[];
  /** The first letters with another result. */
  others: readonly LetterResult[];
  cursor?: string;
  /** Whether the group has no further letter for this run. */
  ended: boolean;
}

/** Largest number of letters of a preview: the oldest. Each is read from Kafka. */
export const MAX_PREVIEWED = 200;
/** Letters a second, as the service sends them by default. */
export const DEFAULT_RATE = 20;
/** Largest number of letters a second that the service can be configured to send. */
export const MAX_RATE = 1_000;
/** Largest number of results of each kind that a run keeps; all are counted. */
export const MAX_KEPT = 200;

/** Letters in one request, so that progress is shown every few seconds. */
const LETTERS_PER_REQUEST = 50;

/** Groups with open letters first; otherwise the order of the service. */
export function openFirst(groups: readonly LetterGroup[]): LetterGroup[] {
  return [...groups.filter((it) => it.open > 0), ...groups.filter((it) => it.open === 0)];
}

/** Reads letters a second from a field; undefined where it is no whole number from 1 to MAX_RATE. */
export function rateOf(text: string): number | undefined {
  const rate = Number(text);
  return text.trim() !== '' && Number.isInteger(rate) && rate >= 1 && rate <= MAX_RATE ? rate : undefined;
}

export function newRun(work: Work, open: number): Run {
  return { work, total: work === 'preview' ? Math.min(open, MAX_PREVIEWED) : open, done: 0, counts: {}, exceptions: [], others: [], ended: open === 0 };
}

/** Returns what the next request is about; undefined where the run is over. */
export function nextRequest(run: Run, rate: number): { limit: number; cursor?: string } | undefined {
  const left = run.total - run.done;
  if (run.ended || left <= 0) return undefined;
  const most = run.work === 'replay' ? Math.min(rate, LETTERS_PER_REQUEST) : LETTERS_PER_REQUEST;
  return { limit: Math.min(left, most), ...(run.cursor ? { cursor: run.cursor } : {}) };
}

export function withAnswer(run: Run, { results, next }: LetterAnswer): Run {
  const counts: Record<string, number> = { ...run.counts };
  for (const { result } of results) counts[result] = (counts[result] ?? 0) + 1;
  const kept = (before: readonly LetterResult[], now: LetterResult[]) => [...before, ...now].slice(0, MAX_KEPT);
  const { cursor: _, ...rest } = run;
  return {
    ...rest,
    done: run.done + results.length,
    counts,
    exceptions: kept(run.exceptions, results.filter(isException)),
    others: kept(run.others, results.filter((it) => !isException(it))),
    ...(next ? { cursor: next } : {}),
    ended: !next,
  };
}

/**
 * Whether a run can continue after a failure. Not where the service may have processed letters without an answer: the
 * rest of the run would then include letters that arrived later, which the user has not seen.
 */
export function isContinuable(run: Run, failure: { status: number }): boolean {
  return run.work === 'preview' || (failure.status >= 400 && failure.status < 500);
}

/** Milliseconds to wait after a request about so many letters, so that no more than `rate` a second are sent. */
export function pauseMs(letters: number, rate: number, tookMs: number): number {
  return Math.max(0, (letters / rate) * 1_000 - tookMs);
}

/** Effects of a run. */
export interface RunEffects {
  send: (letters: { limit: number; cursor?: string }) => Promise<LetterAnswer>;
  pause: (ms: number) => Promise<void>;
  /** Milliseconds of a clock that never goes back. */
  now: () => number;
  /** No request begins after its abort. */
  stop: AbortSignal;
}

/** Sends the requests that are left of a run, one after the other, and yields the run after each answer. */
export async function* proceed(run: Run, rate: number, { send, pause, now, stop }: RunEffects): AsyncGenerator<Run> {
  let current = run;
  for (let next = nextRequest(current, rate); next && !stop.aborted; next = nextRequest(current, rate)) {
    const begun = now();
    const before = current.done;
    current = withAnswer(current, await send(next));
    yield current;
    if (current.work === 'replay' && nextRequest(current, rate)) await pause(pauseMs(current.done - before, rate, now() - begun));
  }
}

function isException({ result }: LetterResult): boolean {
  return result === 'refused' || result === 'failed';
}
