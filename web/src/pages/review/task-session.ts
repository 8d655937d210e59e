// Holds the leased review tasks of the user: the shown, preloaded and skipped ones. Leases are renewed while the tasks
// are held, and released when the page is left.
import { bodyOf, api, request } from '../../api/client.js';
import { Problem } from '../../api/problem.js';
import type { ReviewTask } from '../../api/review.js';

/** Number of tasks that are held: the shown one and those whose pictures are preloaded. */
const HELD_TASKS = 3;
const RENEW_EVERY_MS = 60_000;
/** A lease that ends within this time is renewed. */
const RENEW_BEFORE_MS = 5 * 60_000;
/** Time after which a decision is visible in the review queues. */
const VISIBLE_AFTER_MS = 1_200;
const MAX_ATTEMPTS = 3;

/** A held task. lost: its lease has ended, so another user may get the task. */
export interface HeldTask extends ReviewTask { lost?: boolean }

/**
 * The tasks of one queue that the user works on; calls `changed` after every change. Call `close` to release the
 * leases.
 */
export class TaskSession {
  readonly collectionId: string;
  readonly queue: string;
  readonly filter: readonly string[];
  /** Held tasks; the page shows the first. */
  tasks: readonly HeldTask[] = [];
  skipped: readonly HeldTask[] = [];
  /** Number of open tasks of the queue, with leased ones; undefined until the first answer. */
  open: number | undefined;
  failure: Problem | undefined;
  done = 0;
  /** Whether the queue has no more tasks for this person. */
  empty = false;
  readonly #changed: () => void;
  readonly #decided = new Set<string>();
  readonly #timer: ReturnType<typeof setInterval>;
  #filling = false;
  #closed = false;

  constructor(collectionId: string, queue: string, filter: readonly string[], changed: () => void) {
    this.collectionId = collectionId;
    this.queue = queue;
    this.filter = filter;
    this.#changed = changed;
    this.#timer = setInterval(() => void this.#renew(), RENEW_EVERY_MS);
    addEventListener('pagehide', this.#releaseAll);
    void this.fill();
  }

  /** Requests tasks until three are held or the queue has no more. */
  async fill(): Promise<void> {
    if (this.#filling || this.#closed || this.tasks.length >= HELD_TASKS) return;
    this.#filling = true;
    try {
      for (let attempt = 0; attempt < MAX_ATTEMPTS && !this.#closed; attempt++) {
        const { tasks, open } = bodyOf(await api.POST('/v1/collections/{collectionId}/review/{queue}/next', {
          params: { path: { collectionId: this.collectionId, queue: this.queue } }, body: { count: HELD_TASKS - this.tasks.length, filter: [...this.filter] },
        }));
        if (this.#closed) return tasks.forEach((it) => this.#release(it));
        // A task that was just decided may still be in the queue.
        const alreadyDecided = tasks.filter((it) => this.#decided.has(it.taskId));
        alreadyDecided.forEach((it) => this.#release(it));
        const newTasks = tasks.filter((it) => !alreadyDecided.includes(it) && ![...this.tasks, ...this.skipped].some((held) => held.taskId === it.taskId));
        this.tasks = [...this.tasks, ...newTasks];
        this.open = Math.max(open - alreadyDecided.length, this.tasks.length);
        this.empty = tasks.length === 0;
        this.failure = undefined;
        newTasks.forEach(preload);
        if (alreadyDecided.length === 0 || newTasks.length > 0) break;
        await new Promise((resolve) => setTimeout(resolve, VISIBLE_AFTER_MS));
        this.empty = true;
      }
    } catch (failure) {
      this.failure = Problem.from(failure);
    } finally {
      this.#filling = false;
      this.#changed();
    }
  }

  /** Removes a task because it was decided, and shows the next one. */
  decide(task: HeldTask): void {
    this.#decided.add(task.taskId);
    this.tasks = this.tasks.filter((it) => it.taskId !== task.taskId);
    this.done++;
    if (this.open !== undefined) this.open = Math.max(0, this.open - 1);
    this.#changed();
    void this.fill();
  }

  /** Shows a task again because its decision was undone or refused. Its lease ended with the decision. */
  reopen(task: HeldTask): void {
    if (this.#closed) return;
    this.#decided.delete(task.taskId);
    this.tasks = [{ ...task, leaseToken: '' }, ...this.tasks.filter((it) => it.taskId !== task.taskId)];
    this.done = Math.max(0, this.done - 1);
    if (this.open !== undefined) this.open++;
    this.empty = false;
    this.#changed();
  }

  /** Skips the shown task. Its lease is kept, so that the queue does not offer it again at once. */
  skip(): void {
    const [task, ...others] = this.tasks;
    if (!task) return;
    this.skipped = [...this.skipped, task];
    this.tasks = others;
    this.#changed();
    void this.fill();
  }

  /** Puts the skipped tasks back behind the held ones. */
  returnSkipped(): void {
    this.tasks = [...this.tasks, ...this.skipped];
    this.skipped = [];
    this.#changed();
  }

  /** Ends the session and releases all leases. */
  close(): void {
    this.#closed = true;
    clearInterval(this.#timer);
    removeEventListener('pagehide', this.#releaseAll);
    this.#releaseAll();
  }

  readonly #releaseAll = () => [...this.tasks, ...this.skipped].forEach((it) => this.#release(it));

  #release(task: HeldTask): void {
    if (!task.leaseToken || task.lost) return;
    // Where this request fails, the lease ends by itself.
    request(this.#lease(task, 'release'), { method: 'POST', keepalive: true }).catch(() => undefined);
  }

  #lease(task: HeldTask, what: 'renew' | 'release'): string {
    return `/v1/collections/${encodeURIComponent(this.collectionId)}/review/leases/${encodeURIComponent(task.leaseToken)}/${what}`;
  }

  async #renew(): Promise<void> {
    if (document.hidden) return;
    const due = this.tasks.filter((it) => it.leaseToken && !it.lost && Date.parse(it.leasedUntil) - Date.now() < RENEW_BEFORE_MS);
    await Promise.all(due.map(async (task) => {
      try {
        const { leasedUntil } = (await (await request(this.#lease(task, 'renew'), { method: 'POST' })).json()) as { leasedUntil?: string };
        this.#replace(task, { ...task, leasedUntil: leasedUntil ?? task.leasedUntil });
      } catch (failure) {
        const problem = Problem.from(failure);
        if (problem.status >= 400 && problem.status < 500) this.#replace(task, { ...task, lost: true });
      }
    }));
  }

  #replace(task: HeldTask, replacement: HeldTask): void {
    this.tasks = this.tasks.map((it) => (it.taskId === task.taskId ? replacement : it));
    this.#changed();
  }
}

/** Loads the pictures of a task in advance, so that it is shown without delay. */
function preload(task: ReviewTask): void {
  const pictures = [...task.images.slice(0, 2).map((it) => it.links.access ?? it.links.thumbnail), ...(task.proposal?.candidates ?? []).map((it) => it.links?.thumbnail), task.suspect?.links.access];
  for (const address of pictures) if (address) new Image().src = address;
}
