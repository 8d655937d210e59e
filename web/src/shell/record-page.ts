import { property, state } from 'lit/decorators.js';
import type { PropertyValues } from 'lit';
import { Problem, isAbort } from '../api/problem.js';
import type { Collection } from '../api/types.js';
import { decisions } from '../decide/decide.js';
import { VitrineElement } from '../elements/vitrine-element.js';
import { parameters, restoreScroll, router } from './router.js';

/** Time after which a decision is visible in every answer, at the 95th percentile. */
const VISIBLE_AFTER_MS = 1_100;

/**
 * Base class of pages that show the record that the address names. The record is read when the address changes, and
 * again after a decision.
 */
export abstract class RecordPage extends VitrineElement {
  @property({ attribute: false }) accessor collection: Collection | undefined;
  @state() protected accessor failure: Problem | undefined;
  @state() protected accessor loading = true;
  #request: AbortController | undefined;
  #again: ReturnType<typeof setTimeout> | undefined;
  #shown = '';

  /** Path of the page. */
  protected abstract readonly path: string;

  /** Whether a part of the page restores the scroll position itself. */
  protected readonly scrollsItself: boolean = false;

  /**
   * Reads the record that the address names into the state. Throws a Problem; a request that was replaced throws an
   * AbortError.
   */
  protected abstract load(signal: AbortSignal): Promise<void>;

  /** Returns the name of the record from the address; when it changes, the page is cleared and reads the new record. */
  protected abstract named(): string;

  /** Clears the state, because the address names another record. */
  protected abstract clear(): void;

  protected collectionId(): string {
    return parameters().get('c') ?? this.collection?.collectionId ?? '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    router.addEventListener('change', this.#arrive);
    decisions.addEventListener('decided', this.#decided);
    void this.#arrive();
  }

  override disconnectedCallback(): void {
    router.removeEventListener('change', this.#arrive);
    decisions.removeEventListener('decided', this.#decided);
    clearTimeout(this.#again);
    this.#request?.abort();
    super.disconnectedCallback();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('collection') && this.named() !== this.#shown) void this.#arrive();
  }

  readonly #decided = () => {
    clearTimeout(this.#again);
    this.#again = setTimeout(() => void this.reload(), VISIBLE_AFTER_MS);
  };

  readonly #arrive = async () => {
    if (location.pathname !== this.path || !this.collectionId()) return;
    if (this.named() !== this.#shown) {
      this.clear();
      this.loading = true;
    }
    this.#shown = this.named();
    await this.reload();
    await this.updateComplete;
    if (!this.scrollsItself) restoreScroll();
  };

  protected async reload(): Promise<void> {
    this.#request?.abort();
    const mine = new AbortController();
    this.#request = mine;
    try {
      await this.load(mine.signal);
      if (this.#request === mine) this.failure = undefined;
    } catch (failure) {
      if (!isAbort(failure) && this.#request === mine) this.failure = Problem.from(failure);
    } finally {
      if (this.#request === mine) this.loading = false;
    }
  }
}
