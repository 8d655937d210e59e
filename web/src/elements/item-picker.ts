import { html, css, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { bodyOf, api } from '../api/client.js';
import { Problem, isAbort } from '../api/problem.js';
import type { Item } from '../api/types.js';
import { t } from '../strings/index.js';
import { loadingText } from './loading.js';
import './problem-panel.js';
import { VitrineElement, shared } from './vitrine-element.js';

const SHOWN = 12;
const TYPED_MS = 200;

/** Search field for an item of a collection, by words. Emits `picked` (Item). */
@customElement('item-picker')
export class ItemPicker extends VitrineElement {
  static override styles = [shared, css`
    :host { display: block; }
    input { width: 100%; }
    ul { list-style: none; margin: 0.5rem 0 0; padding: 0; display: grid; gap: 0.25rem; max-height: 16rem; overflow-y: auto; }
    li button { width: 100%; justify-content: start; text-align: left; overflow-wrap: anywhere; }
    small { color: var(--ink-2); }
  `];

  @property() accessor collectionId = '';
  /** Id of an item that is not offered. */
  @property() accessor except: string | undefined;
  @state() private accessor found: readonly Item[] | undefined;
  /** Whether the items of the typed words are not read yet; those of the former words may still be shown. */
  @state() private accessor reading = true;
  @state() private accessor picked: string | undefined;
  @state() private accessor failure: Problem | undefined;
  @query('input') private accessor field!: HTMLInputElement;
  #request: AbortController | undefined;
  #typed: ReturnType<typeof setTimeout> | undefined;
  #pickWhenRead = false;

  protected override firstUpdated(): void {
    this.field.focus();
    void this.#find();
  }

  protected override reconnected(): void {
    void this.#find();
  }

  override disconnectedCallback(): void {
    clearTimeout(this.#typed);
    this.#request?.abort();
    super.disconnectedCallback();
  }

  #type(): void {
    clearTimeout(this.#typed);
    this.#pickWhenRead = false;
    this.reading = true;
    this.#typed = setTimeout(() => void this.#find(), TYPED_MS);
  }

  async #find(): Promise<void> {
    this.#request?.abort();
    const controller = new AbortController();
    this.#request = controller;
    this.reading = true;
    const q = this.field.value.trim();
    try {
      const { items } = bodyOf(await api.GET('/v1/collections/{collectionId}/items', { params: { path: { collectionId: this.collectionId }, query: { limit: SHOWN, ...(q ? { q } : {}) } }, signal: controller.signal }));
      if (controller.signal.aborted) return;
      this.found = items.filter((it) => it.itemId !== this.except && it.status !== 'merged');
      this.failure = undefined;
      const [first] = this.found;
      if (this.#pickWhenRead && first) this.#pick(first);
      this.#pickWhenRead = false;
    } catch (failure) {
      if (!isAbort(failure) && this.#request === controller) this.failure = Problem.from(failure);
    } finally {
      if (this.#request === controller) this.reading = false;
    }
  }

  #pick(item: Item): void {
    this.picked = item.itemId;
    this.emit('picked', item);
  }

  /** Picks the first item by Enter. Where the items of the typed words are not read yet, it is picked when they are. */
  #pickFirst(event: KeyboardEvent): void {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    const [first] = this.found ?? [];
    if (!this.reading && first) this.#pick(first);
    if (!this.reading || !this.field.value.trim()) return;
    this.#pickWhenRead = true;
    clearTimeout(this.#typed);
    void this.#find();
  }

  override render(): TemplateResult {
    return html`<label class="field"><span>${t.records.findItem}</span><input type="search" maxlength="500" autocomplete="off" @input=${() => this.#type()}
        @keydown=${this.#pickFirst}></label>
      ${this.failure ? html`<problem-panel .problem=${this.failure}></problem-panel>` : nothing}
      ${this.reading && !this.found?.length ? loadingText() : nothing}
      ${this.found?.length === 0 && !this.reading ? html`<p class="hint" role="status">${t.collection.noItems}</p>` : nothing}
      <ul aria-label=${t.collection.tabs.items}>${this.found?.map((it) => html`<li><button type="button" class="small" aria-pressed=${it.itemId === this.picked} @click=${() => this.#pick(it)}>
        <span>${it.title || it.itemId} <small>${it.title ? `${it.itemId} · ` : ''}${t.word.specimens(it.specimens)}</small></span></button></li>`)}</ul>`;
  }
}
