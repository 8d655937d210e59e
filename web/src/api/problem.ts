import { t } from '../strings/index.js';

/** A failed request: an answer that is not 2xx, as problem details of RFC 9457, or no answer at all. */
export class Problem extends Error {
  readonly title: string;
  readonly detail: string;
  readonly status: number;
  /**
   * Stable code of the problem; `unreachable` where there was no answer, `page` for an error of the pages' own code.
   */
  readonly code: string;
  /** Seconds after which the request may be sent again. */
  readonly retryAfter?: number;
  /** Whether title and detail are the server's, in English; otherwise they are in the language of the pages. */
  readonly fromServer: boolean;
  /** Further members of the body, which only some problems have. */
  readonly more: Readonly<Record<string, unknown>>;

  constructor(body: { title: string; detail: string; status: number; code: string; retryAfter?: number; fromServer?: boolean; [more: string]: unknown }) {
    super(body.detail);
    const { title, detail, status, code, retryAfter, fromServer = false, ...more } = body;
    Object.assign(this, { title, detail, status, code, retryAfter, more });
    this.title = title;
    this.detail = detail;
    this.status = status;
    this.code = code;
    this.fromServer = fromServer;
    this.more = more;
  }

  static unreachable(): Problem {
    return new Problem({ title: t.problem.unreachable, detail: t.problem.unreachableDetail, status: 0, code: 'unreachable' });
  }

  /**
   * Creates the problem of an answer that is not 2xx.
   *
   * @param body body of the answer, parsed where it is JSON
   * @param retryAfter header Retry-After in seconds; null where absent
   */
  static of(status: number, body: unknown, retryAfter: string | null): Problem {
    const wait = retryAfter && Number.isFinite(Number(retryAfter)) ? { retryAfter: Number(retryAfter) } : {};
    if (isProblem(body)) return new Problem({ code: `http-${status}`, detail: '', ...body, status, ...wait, fromServer: true });
    const tooLarge = status === 413;
    return new Problem({
      title: tooLarge ? t.problem.tooLarge : t.problem.unexpected,
      detail: tooLarge ? t.problem.tooLargeDetail : t.problem.unexpectedDetail(status),
      status,
      code: `http-${status}`,
      ...wait,
    });
  }

  /** Converts anything that was thrown into a Problem; an error of the pages' own code keeps its message. */
  static from(failure: unknown): Problem {
    if (failure instanceof Problem) return failure;
    return new Problem({ title: t.problem.page, detail: failure instanceof Error ? failure.message : String(failure), status: 0, code: 'page' });
  }
}

/** Whether a request was aborted, such as by a newer one that replaces it. */
export function isAbort(failure: unknown): boolean {
  return failure instanceof DOMException && failure.name === 'AbortError';
}

function isProblem(body: unknown): body is { title: string } {
  return typeof body === 'object' && body !== null && typeof (body as { title?: unknown }).title === 'string';
}
