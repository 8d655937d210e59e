// Sends the photographs of one batch: requests which of them the collection has, sends the others a few at a time, and
// tries again where the server is busy or unavailable.
import PQueue from 'p-queue';
import pRetry from 'p-retry';
import { sha256 } from '../../api/digest.js';
import { MAX_KNOWN_ITEMS, findKnown, sendPhotograph } from '../../api/ingest.js';
import { Problem, isAbort } from '../../api/problem.js';
import type { Planned } from './plan.js';

/**
 * State of one photograph: waiting → sending → sent | here | refused | failed. `here`: the collection had it already.
 * `failed`: it was not sent for a reason that is not the photograph's, so it can be sent again.
 */
export type SendState = 'waiting' | 'sending' | 'sent' | 'here' | 'refused' | 'failed';

export interface Sending extends Planned {
  state: SendState;
  imageId?: string;
  /** Reason for `refused` or `failed`. */
  problem?: Problem;
  /** Newest known stage of the image, by its name in the API. */
  stage?: string;
}

/**
 * Photographs that are sent at the same time. A browser opens six connections to one server, so two are left for the
 * rest of the page.
 */
const MAX_CONCURRENT_UPLOADS = 4;
const MAX_ATTEMPTS = 5;
/** Failures in succession after which the server counts as unavailable and sending pauses. */
const MAX_CONSECUTIVE_FAILURES = 8;

/**
 * The upload of one batch. Dispatches `change` when the state of a photograph has changed, at most once per animation
 * frame.
 */
export class Upload extends EventTarget {
  readonly photographs: readonly Sending[];
  readonly #queue = new PQueue({ concurrency: MAX_CONCURRENT_UPLOADS });
  readonly #stop = new AbortController();
  #changePending = false;
  #consecutiveFailures = 0;
  startedAt = Date.now();
  sentBytes = 0;

  constructor(readonly collectionId: string, readonly batchId: string, planned: readonly Planned[]) {
    super();
    this.photographs = planned.map((it) => ({ ...it, state: 'waiting' }));
  }

  get paused(): boolean {
    return this.#queue.isPaused;
  }

  get ended(): boolean {
    return this.photographs.every((it) => it.state !== 'waiting' && it.state !== 'sending');
  }

  count(...states: SendState[]): number {
    return this.photographs.filter((it) => states.includes(it.state)).length;
  }

  /** Sends the waiting photographs. Resolves when none of them is waiting or being sent. */
  async run(): Promise<void> {
    this.startedAt = Date.now();
    const waiting = this.photographs.filter((it) => it.state === 'waiting');
    for (let from = 0; from < waiting.length && !this.#stop.signal.aborted; from += MAX_KNOWN_ITEMS) {
      const chunk = waiting.slice(from, from + MAX_KNOWN_ITEMS);
      await this.#queue.onSizeLessThan(MAX_KNOWN_ITEMS);
      const missing = await this.#findMissing(chunk);
      for (const each of missing) void this.#queue.add(() => this.#send(each));
    }
    await this.#queue.onIdle();
    this.#notifyChange();
  }

  pause(): void {
    this.#queue.pause();
    this.#notifyChange();
  }

  resume(): void {
    this.#consecutiveFailures = 0;
    this.#queue.start();
    this.#notifyChange();
  }

  /** Sends the photographs in state `failed` again. */
  async retryFailed(): Promise<void> {
    for (const each of this.photographs) if (each.state === 'failed') each.state = 'waiting';
    this.resume();
    await this.run();
  }

  stop(): void {
    this.#stop.abort();
    this.#queue.clear();
  }

  /**
   * Returns the photographs that must be sent. The others are in the collection already, unreadable, or refused for
   * their statement.
   */
  async #findMissing(chunk: readonly Sending[]): Promise<Sending[]> {
    const items: { each: Sending; sha256: string }[] = [];
    for (const each of chunk) {
      try {
        items.push({ each, sha256: await sha256(each.file) });
      } catch {
        this.#set(each, 'refused', { problem: unreadable(each) });
      }
    }
    try {
      const answer = await this.#withRetry(() => findKnown(this.collectionId, this.batchId, items.map((it) => ({ ...it.each.statement, sha256: it.sha256 })), this.#stop.signal));
      const here = new Map(answer.known.map((it) => [it.identifier, it.imageId]));
      for (const it of answer.refused) {
        const each = items[it.index]?.each;
        if (each) this.#set(each, 'refused', { problem: new Problem({ title: it.code, detail: it.detail, status: 400, code: it.code, field: it.field, value: it.value, fromServer: true }) });
      }
      for (const { each } of items) {
        const imageId = here.get(each.statement.identifier);
        if (imageId && each.state === 'waiting') this.#set(each, 'here', { imageId });
      }
    } catch (failure) {
      if (isAbort(failure)) return [];
      for (const { each } of items) this.#set(each, 'failed', { problem: Problem.from(failure) });
    }
    return items.map((it) => it.each).filter((it) => it.state === 'waiting');
  }

  async #send(each: Sending): Promise<void> {
    // A photograph is queued twice where `retryFailed` was called in the meantime.
    if (this.#stop.signal.aborted || each.state !== 'waiting') return;
    this.#set(each, 'sending', {});
    try {
      const posted = await this.#withRetry(() => sendPhotograph(this.collectionId, this.batchId, each.file, each.path, each.statement, this.#stop.signal));
      this.sentBytes += each.file.size;
      this.#consecutiveFailures = 0;
      this.#set(each, posted.outcome === 'already-here' ? 'here' : 'sent', { imageId: posted.imageId });
    } catch (failure) {
      if (isAbort(failure)) return this.#set(each, 'waiting', {});
      const problem = Problem.from(failure);
      const imageId = problem.more['imageId'];
      if (isFaultOfPhotograph(problem)) return this.#set(each, 'refused', { problem, ...(typeof imageId === 'string' ? { imageId } : {}) });
      this.#set(each, 'failed', { problem });
      if (++this.#consecutiveFailures >= MAX_CONSECUTIVE_FAILURES) this.pause();
    }
  }

  /**
   * Repeats a request that failed for a transient reason, up to five attempts in all, with growing waits and the server's
   * Retry-After, at most 60 s.
   */
  #withRetry<T>(attempt: () => Promise<T>): Promise<T> {
    return pRetry(attempt, {
      retries: MAX_ATTEMPTS - 1, minTimeout: 1_000, maxTimeout: 20_000, randomize: true, signal: this.#stop.signal,
      shouldRetry: ({ error }) => error instanceof Problem && isTransient(error),
      onFailedAttempt: async ({ error, retriesLeft }) => {
        const wait = error instanceof Problem && retriesLeft > 0 ? error.retryAfter : undefined;
        if (wait) await new Promise((resolve) => setTimeout(resolve, Math.min(wait, 60) * 1_000));
      },
    });
  }

  #set(each: Sending, state: SendState, more: Partial<Sending>): void {
    Object.assign(each, more, { state });
    this.#notifyChange();
  }

  #notifyChange(): void {
    if (this.#changePending) return;
    this.#changePending = true;
    requestAnimationFrame(() => {
      this.#changePending = false;
      this.dispatchEvent(new Event('change'));
    });
  }
}

/** Whether the same request may succeed later. */
function isTransient(problem: Problem): boolean {
  return problem.status === 0 ? problem.code === 'unreachable' : problem.status === 429 || problem.status >= 500 || problem.code === 'broken-upload';
}

/**
 * Whether the photograph itself caused the problem, in contrast to problems that every photograph of the batch would
 * have.
 */
function isFaultOfPhotograph(problem: Problem): boolean {
  if (problem.code === 'quota-exceeded') return true; // photographs that add nothing, or less, may still be accepted
  if ([0, 401, 403, 407, 409, 429].includes(problem.status) || problem.status >= 500) return false;
  return !['unknown-collection', 'unknown-batch', 'broken-upload'].includes(problem.code);
}

function unreadable(each: Sending): Problem {
  return new Problem({ title: 'file-unreadable', detail: each.path, status: 400, code: 'file-unreadable' });
}
