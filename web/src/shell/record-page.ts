import { property, state } from 'lit/decorators.js';
import type { PropertyValues } from 'lit';
import { Problem, isAbort } from '../api/problem.js';
import type { Collection } from '../api/types.js';
import { decisions } from '../decide/decide.js';
import { VitrineElement } from '../elements/vitrine-element.js';
import { parameters, restoreScroll, router } from './router.js';

/** Time after which a decision is visible in every answer, at the 95th percentile. */
export const VISIBLE_AFTER_MS = 1_100;

/**
 * Base class of pages that show the record that the address names. The record is read when the address changes, and
 * again after a decision.
 */
export abstract class RecordPage extends VitrineElement {
  @property({ attribute: false }) accessor collection: Collection | undefined;
  @state() protected accessor failure: Problem | undefined;
  @state() protected accessor loading = true;
  #request: AbortController | undefined;
  #reloadTimer: ReturnType<typeof setTimeout> | undefined;
  #shownKey = '';

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
  protected abstract recordKey(): string;

  /** Clears the state, because the address names another record. */
  protected abstract clear(): void;

  protected collectionId(): string {
    return parameters().get('c') ?? this.collection?.collectionId ?? '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    router.addEventListener('change', this.#showAddress);
    decisions.addEventListener('decided', this.#decided);
    void this.#showAddress();
  }

  override disconnectedCallback(): void {
    router.removeEventListener('change', this.#showAddress);
    decisions.removeEventListener('decided', this.#decided);
    clearTimeout(this.#reloadTimer);
    this.#request?.abort();
    super.disconnectedCallback();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('collection') && this.recordKey() !== this.#shownKey) void this.#showAddress();
  }

  readonly #decided = () => {
    clearTimeout(this.#reloadTimer);
    this.#reloadTimer = setTimeout(() => void this.reload(), VISIBLE_AFTER_MS);
  };

  readonly #showAddress = async () => {
    if (location.pathname !== this.path || !this.collectionId()) return;
    if (this.recordKey() !== this.#shownKey) {
      this.clear();
      this.loading = true;
    }
    this.#shownKey = this.recordKey();
    await this.reload();
    await this.updateComplete;
    if (!this.scrollsItself) restoreScroll();
  };

  protected async reload(): Promise<void> {
    this.#request?.abort();
    const controller = new AbortController();
    this.#request = controller;
    try {
      await this.load(controller.signal);
      if (this.#request === controller) this.failure = undefined;
    } catch (failure) {
      if (!isAbort(failure) && this.#request === controller) this.failure = Problem.from(failure);
    } finally {
      if (this.#request === controller) this.loading = false;
    }
  }
}
