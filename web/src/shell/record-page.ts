import { property, state } from 'lit/decorators.js';
import type { PropertyValues } from 'lit';
import { Problem, isAbort } from '../api/problem.js';
import type { Collection } from '../api/types.js';
import { decisions } from '../decide/decide.js';
import { VitrineElement } from '../elements/vitrine-element.js';
import { parameters, router, scrollRestorer } from './router.js';

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
  /**
   * Number of addresses that were shown. Parts of the page that read the address have it as a property, so that they
   * read the address again when another entry of the history is shown.
   */
  @state() protected accessor visit = 0;
  #request: AbortController | undefined;
  #reloadTimer: ReturnType<typeof setTimeout> | undefined;
  #shownKey = '';
  #restoreScroll = () => {};

  /** Path of the page. */
  protected abstract readonly path: string;

  /** Whether the page calls `restoreScroll` itself, because a part of it reads further content. */
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
    router.addEventListener('change', this.#navigated);
    decisions.addEventListener('decided', this.#decided);
    this.#navigated();
  }

  override disconnectedCallback(): void {
    router.removeEventListener('change', this.#navigated);
    decisions.removeEventListener('decided', this.#decided);
    clearTimeout(this.#reloadTimer);
    this.#request?.abort();
    this.#shownKey = ''; // The record is read again if the page is connected again.
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('collection') && this.recordKey() !== this.#shownKey) void this.#showAddress();
  }

  /** Scrolls to the stored position of the address, once per visit. */
  protected restoreScroll(): void {
    this.#restoreScroll();
    this.#restoreScroll = () => {};
  }

  /** Returns a function that changes the page only while it shows the present record. */
  protected whileShown<A extends unknown[]>(change: (...given: A) => unknown): (...given: A) => void {
    const key = this.#shownKey;
    return (...given) => {
      if (key === this.#shownKey) change(...given);
    };
  }

  readonly #decided = () => {
    clearTimeout(this.#reloadTimer);
    this.#reloadTimer = setTimeout(() => {
      // The address already names another page where the code of that page is still being loaded.
      if (location.pathname === this.path) void this.reload();
    }, VISIBLE_AFTER_MS);
  };

  readonly #navigated = () => {
    if (location.pathname !== this.path) return;
    this.#restoreScroll = scrollRestorer();
    void this.#showAddress();
  };

  async #showAddress(): Promise<void> {
    if (location.pathname !== this.path || !this.collectionId()) return;
    const visit = ++this.visit;
    if (this.recordKey() !== this.#shownKey) {
      this.clear();
      this.loading = true;
      this.failure = undefined;
    }
    this.#shownKey = this.recordKey();
    await this.reload();
    await this.updateComplete;
    if (visit === this.visit && !this.scrollsItself) this.restoreScroll();
  }

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
