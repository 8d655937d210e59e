import { html, css, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { bodyOf, api } from '../../api/client.js';
import { Problem, isAbort } from '../../api/problem.js';
import type { Item } from '../../api/types.js';
import { decide, decisions } from '../../decide/decide.js';
import { icon } from '../../elements/icons.js';
import { loadingText } from '../../elements/loading.js';
import '../../elements/problem-panel.js';
import { VitrineElement, shared } from '../../elements/vitrine-element.js';
import { itemAddress } from '../../shell/addresses.js';
import { Keys } from '../../shell/keys.js';
import { VISIBLE_AFTER_MS } from '../../shell/record-page.js';
import { entryId, go, parameters, setParameters } from '../../shell/router.js';
import { t } from '../../strings/index.js';

const PAGE = 50;
const STATES = ['draft', 'published', 'merged'] as const;
const FACTS = 3;

/**
 * List of the items of a collection, with a search by words and status, and a form for a new item. Its state is in the
 * address (q, status). Emits `drawn` when the list of an address is drawn.
 */
@customElement('item-list')
export class ItemList extends VitrineElement {
  static override styles = [shared, css`
    form { display: flex; flex-wrap: wrap; gap: 0.6rem; align-items: center; margin-bottom: 0.75rem; }
    form input { flex: 1 1 14rem; min-width: 0; }
    form label { display: flex; align-items: center; gap: 0.5rem; }
    ul { list-style: none; padding: 0; margin: 0; display: grid; gap: 0.6rem; }
    li { position: relative; display: grid; grid-template-columns: 4.5rem minmax(0, 1fr) auto; gap: 0.9rem; align-items: center; padding: 0.6rem; }
    li:hover { border-color: var(--accent); }
    .shot { width: 4.5rem; aspect-ratio: 1; object-fit: contain; background: var(--sunk); border-radius: 6px; display: block; }
    h2 { font-size: 1.1rem; margin: 0; overflow-wrap: anywhere; }
    h2 a { color: inherit; text-decoration: none; }
    h2 a::after { content: ""; position: absolute; inset: 0; }
    li p { margin: 0; overflow-wrap: anywhere; }
    .tag { border: 1px solid var(--line); border-radius: 1rem; padding: 0 0.6rem; font-size: 0.82rem; }
    @media (max-width: 30rem) { form kbd { display: none; } li { grid-template-columns: 3.5rem minmax(0, 1fr); } .shot { width: 3.5rem; } .tag { grid-column: 2; justify-self: start; } }
  `];

  @property() accessor collectionId = '';
  /** When this value changes, the element shows the list of the present address. */
  @property({ type: Number }) accessor visit = 0;
  @state() private accessor items: readonly Item[] | undefined;
  @state() private accessor next: string | undefined;
  @state() private accessor failure: Problem | undefined;
  @state() private accessor titling = false;
  @query('#q') private accessor field!: HTMLInputElement | null;
  @query('#title') private accessor title_!: HTMLInputElement | null;
  /** Search of the shown items. */
  #searchKey = '';
  /** Entry of the browser's history whose list is shown. */
  #entry = '';
  #request: AbortController | undefined;

  constructor() {
    super();
    new Keys(this, () => [{ keys: 'n', label: t.collection.newItem, run: () => void this.#title() }]);
  }

  readonly #decided = () => setTimeout(() => {
    if (this.#isShown()) void this.#read(undefined);
  }, VISIBLE_AFTER_MS);

  override connectedCallback(): void {
    super.connectedCallback();
    decisions.addEventListener('decided', this.#decided);
  }

  override disconnectedCallback(): void {
    decisions.removeEventListener('decided', this.#decided);
    this.#request?.abort();
    super.disconnectedCallback();
  }

  protected override reconnected(): void {
    if (this.collectionId) void this.#start();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if ((changed.has('collectionId') || changed.has('visit')) && this.collectionId) void this.#start();
  }

  focusSearch(): void {
    this.field?.focus();
  }

  /** Whether the address still names the entry of the history whose list is shown. */
  #isShown(): boolean {
    return this.isConnected && this.#entry === entryId();
  }

  #requestedKey(): string {
    return JSON.stringify([this.collectionId, parameters().get('q') ?? '', parameters().get('status') ?? '']);
  }

  /** Reads and shows the list of the present address. */
  async #start(): Promise<void> {
    const entry = entryId();
    this.#entry = entry;
    if (this.#searchKey !== this.#requestedKey()) {
      this.items = undefined;
      this.next = undefined;
    }
    if (!(await this.#read(undefined))) return;
    await this.updateComplete;
    if (this.#isShown() && this.#entry === entry) this.emit('drawn', undefined);
  }

  /** Returns whether the list was read; not where the request failed or was replaced. */
  async #read(cursor: string | undefined): Promise<boolean> {
    this.#request?.abort();
    const controller = new AbortController();
    this.#request = controller;
    const searchKey = this.#requestedKey();
    const q = parameters().get('q');
    const status = parameters().get('status');
    try {
      const page = bodyOf(await api.GET('/v1/collections/{collectionId}/items', {
        params: { path: { collectionId: this.collectionId }, query: { limit: PAGE, ...(q ? { q } : {}), ...(status ? { status } : {}), ...(cursor ? { cursor } : {}) } }, signal: controller.signal,
      }));
      if (controller.signal.aborted) return false;
      this.#searchKey = searchKey;
      this.items = [...(cursor ? (this.items ?? []) : []), ...page.items];
      this.next = page.next;
      this.failure = undefined;
      return true;
    } catch (failure) {
      if (!isAbort(failure) && this.#request === controller) this.failure = Problem.from(failure);
      return false;
    }
  }

  #changeSearch(changes: Record<string, string | undefined>): void {
    // A field also reports its change while it is removed from the page; the address then names another page.
    if (!this.#isShown()) return;
    setParameters(changes);
    this.next = undefined; // The cursor belongs to the former search.
    this.requestUpdate();
    void this.#read(undefined);
  }

  #words(event: Event): void {
    event.preventDefault();
    const q = this.field?.value.trim() ?? '';
    if (q !== (parameters().get('q') ?? '')) this.#changeSearch({ q });
  }

  async #title(): Promise<void> {
    this.titling = true;
    await this.updateComplete;
    this.title_?.focus();
  }

  #open(event: Event): void {
    event.preventDefault();
    const title = this.title_?.value.trim();
    if (!title) return;
    this.titling = false;
    void decide(this.collectionId, { kind: 'open-item', value: { title } }, { message: t.decide.opened(title), apply: () => {}, revert: () => {} }).then((result) => {
      const itemId = result?.decision.value?.itemId ?? result?.effect.items[0];
      // By then the new item is visible in answers.
      if (itemId) setTimeout(() => {
        if (this.#isShown()) go(itemAddress(this.collectionId, itemId));
      }, VISIBLE_AFTER_MS);
    });
  }

  override render(): TemplateResult {
    const status = parameters().get('status') ?? '';
    const isCurrent = this.items !== undefined && this.#searchKey === this.#requestedKey();
    return html`<form role="search" @submit=${this.#words}>
        <input id="q" type="search" maxlength="500" .value=${parameters().get('q') ?? ''} placeholder=${t.collection.searchItemsHint} aria-label=${t.collection.search} @change=${this.#words}>
        <label>${t.records.status}<select @change=${(event: Event) => this.#changeSearch({ status: (event.target as HTMLSelectElement).value })}>
          <option value="">${t.collection.any}</option>${STATES.map((it) => html`<option value=${it} ?selected=${it === status}>${t.records.states[it]}</option>`)}</select></label>
        <button type="button" aria-expanded=${this.titling} @click=${() => void this.#title()}>${icon('plus')}${t.collection.newItem} <kbd>N</kbd></button>
      </form>
      ${this.titling ? html`<form @submit=${this.#open} @keydown=${(event: KeyboardEvent) => { if (event.key === 'Escape') this.titling = false; }}>
        <input id="title" required maxlength="500" aria-label=${t.decide.itemTitle} placeholder=${t.decide.itemTitle}><button class="primary">${t.decide.open}</button>
        <button type="button" @click=${() => (this.titling = false)}>${t.app.cancel}</button></form>` : nothing}
      ${this.failure ? html`<problem-panel .problem=${this.failure} retry @retry=${() => void this.#read(undefined)}></problem-panel>` : nothing}
      ${isCurrent || this.failure ? nothing : loadingText()}
      ${!this.items?.length ? (isCurrent ? html`<p role="status">${t.collection.noItems}</p>` : nothing)
        : html`<ul aria-label=${t.collection.tabs.items}>${this.items.map((it) => this.#item(it))}</ul>`}
      ${this.next ? html`<p><button @click=${() => void this.#read(this.next)}>${t.app.more}</button></p>` : nothing}`;
  }

  #item(it: Item): TemplateResult {
    const facts = Object.values(it.metadata).slice(0, FACTS).join(' · ');
    const [picture] = it.images;
    return html`<li class="panel">
      ${picture ? html`<img class="shot" src=${`/v1/images/${encodeURIComponent(picture)}/renditions/thumbnail`} alt="" loading="lazy">` : html`<span class="shot"></span>`}
      <div><h2><a href=${itemAddress(this.collectionId, it.itemId)}>${it.title || it.itemId}</a></h2>
        <p class="hint">${[it.title && it.title !== it.itemId ? it.itemId : '', t.word.specimens(it.specimens), facts].filter(Boolean).join(' · ')}</p></div>
      <span class="tag">${it.mergedInto ? t.records.mergedInto(it.mergedInto) : t.records.states[it.status] ?? it.status}</span>
    </li>`;
  }
}
