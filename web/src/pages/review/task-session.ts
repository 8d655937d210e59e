// The tasks that this person holds: shown, preloaded, skipped; leased, renewed while held, given back on leaving.
import { answered, api, request } from '../../api/client.js';
import { Problem } from '../../api/problem.js';
import type { ReviewTask } from '../../api/review.js';

/** Tasks held at once: the one that is shown and those whose pictures are loaded already. */
const HELD = 3;
const RENEW_EVERY_MS = 60_000;
/** A lease that ends sooner is renewed. */
const RENEW_BEFORE_MS = 5 * 60_000;
/** A decision is visible in the queues after this time. */
const VISIBLE_AFTER_MS = 1_200;
const MOST_ATTEMPTS = 3;

/** A task that is held; lost: its lease ended, so somebody else may decide about it. */
export interface HeldTask extends ReviewTask { lost?: boolean }

export class TaskSession {
  readonly collectionId: string;
  readonly queue: string;
  readonly filter: readonly string[];
  /** The first is shown. */
  tasks: readonly HeldTask[] = [];
  skipped: readonly HeldTask[] = [];
  /** Tasks of the queue that wait, also leased ones; undefined until it was asked. */
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
    addEventListener('pagehide', this.#leave);
    void this.fill();
  }

  /** Asks for tasks until enough are held. */
  async fill(): Promise<void> {
    if (this.#filling || this.#closed || this.tasks.length >= HELD) return;
    this.#filling = true;
    try {
      for (let attempt = 0; attempt < MOST_ATTEMPTS && !this.#closed; attempt++) {
        const { tasks, open } = answered(await api.POST('/v1/collections/{collectionId}/review/{queue}/next', {
          params: { path: { collectionId: this.collectionId, queue: this.queue } }, body: { count: HELD - this.tasks.length, filter: [...this.filter] },
        }));
        if (this.#closed) return tasks.forEach((it) => this.#release(it));
        // What was just decided may still stand in the queue.
        const again = tasks.filter((it) => this.#decided.has(it.taskId));
        again.forEach((it) => this.#release(it));
        const fresh = tasks.filter((it) => !again.includes(it) && ![...this.tasks, ...this.skipped].some((held) => held.taskId === it.taskId));
        this.tasks = [...this.tasks, ...fresh];
        this.open = Math.max(open - again.length, this.tasks.length);
        this.empty = tasks.length === 0;
        this.failure = undefined;
        fresh.forEach(preload);
        if (again.length === 0 || fresh.length > 0) break;
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

  /** Shows the next task because this one was decided. */
  decide(task: HeldTask): void {
    this.#decided.add(task.taskId);
    this.tasks = this.tasks.filter((it) => it.taskId !== task.taskId);
    this.done++;
    if (this.open !== undefined) this.open = Math.max(0, this.open - 1);
    this.#changed();
    void this.fill();
  }

  /** Shows a task again because its decision was taken back. Its lease ended with the decision. */
  reopen(task: HeldTask): void {
    if (this.#closed) return;
    this.#decided.delete(task.taskId);
    this.tasks = [{ ...task, leaseToken: '' }, ...this.tasks.filter((it) => it.taskId !== task.taskId)];
    this.done = Math.max(0, this.done - 1);
    if (this.open !== undefined) this.open++;
    this.empty = false;
    this.#changed();
  }

  /** Its lease is kept, so that the queue does not offer it again at once. */
  skip(): void {
    const [task, ...others] = this.tasks;
    if (!task) return;
    this.skipped = [...this.skipped, task];
    this.tasks = others;
    this.#changed();
    void this.fill();
  }

  /** The skipped ones again. */
  again(): void {
    this.tasks = [...this.tasks, ...this.skipped];
    this.skipped = [];
    this.#changed();
  }

  /** Gives every task back. */
  close(): void {
    this.#closed = true;
    clearInterval(this.#timer);
    removeEventListener('pagehide', this.#leave);
    this.#leave();
  }

  readonly #leave = () => [...this.tasks, ...this.skipped].forEach((it) => this.#release(it));

  #release(task: HeldTask): void {
    if (!task.leaseToken || task.lost) return;
    // Where this fails the lease ends by itself.
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

  #replace(task: HeldTask, now: HeldTask): void {
    this.tasks = this.tasks.map((it) => (it.taskId === task.taskId ? now : it));
    this.#changed();
  }
}

/** So that the next task is there at once. */
function preload(task: ReviewTask): void {
  const pictures = [...task.images.slice(0, 2).map((it) => it.links.access ?? it.links.thumbnail), ...(task.proposal?.candidates ?? []).map((it) => it.links?.thumbnail), task.suspect?.links.access];
  for (const address of pictures) if (address) new Image().src = address;
}
