import { t } from '../strings/index.js';

/** An answer that is not 2xx, after RFC 9457; or no answer at all. */
export class Problem extends Error {
  readonly title: string;
  readonly detail: string;
  readonly status: number;
  /** Stable; `unreachable` where there was no answer. */
  readonly code: string;
  /** Seconds. */
  readonly retryAfter?: number;
  /** Members that only some problems have. */
  readonly more: Readonly<Record<string, unknown>>;

  constructor(body: { title: string; detail: string; status: number; code: string; retryAfter?: number; [more: string]: unknown }) {
    super(body.detail);
    const { title, detail, status, code, retryAfter, ...more } = body;
    Object.assign(this, { title, detail, status, code, retryAfter, more });
    this.title = title;
    this.detail = detail;
    this.status = status;
    this.code = code;
    this.more = more;
  }

  static unreachable(): Problem {
    return new Problem({ title: t.problem.unreachable, detail: t.problem.unreachableDetail, status: 0, code: 'unreachable' });
  }

  /** @param body what was answered, parsed where it is JSON */
  static of(status: number, body: unknown, retryAfter: string | null): Problem {
    const wait = retryAfter && Number.isFinite(Number(retryAfter)) ? { retryAfter: Number(retryAfter) } : {};
    if (isProblem(body)) return new Problem({ code: `http-${status}`, detail: '', ...body, status, ...wait });
    const tooLarge = status === 413;
    return new Problem({
      title: tooLarge ? t.problem.tooLarge : t.problem.unexpected,
      detail: tooLarge ? t.problem.tooLargeDetail : t.problem.unexpectedDetail(status),
      status,
      code: `http-${status}`,
      ...wait,
    });
  }

  /** Whatever was thrown, as a problem: failures of our own code keep their message. */
  static from(failure: unknown): Problem {
    if (failure instanceof Problem) return failure;
    return new Problem({ title: t.problem.page, detail: failure instanceof Error ? failure.message : String(failure), status: 0, code: 'page' });
  }
}

/** Whether a request was given up because a newer one replaced it. */
export function isAbort(failure: unknown): boolean {
  return failure instanceof DOMException && failure.name === 'AbortError';
}

function isProblem(body: unknown): body is { title: string } {
  return typeof body === 'object' && body !== null && typeof (body as { title?: unknown }).title === 'string';
}
