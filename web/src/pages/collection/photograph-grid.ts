import { html, css, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import '@lit-labs/virtualizer';
import { grid } from '@lit-labs/virtualizer/layouts/grid.js';
import { bodyOf, api } from '../../api/client.js';
import { Problem, isAbort } from '../../api/problem.js';
import type { Facets, ImageSummary } from '../../api/types.js';
import '../../elements/facet-panel.js';
import '../../elements/image-card.js';
import '../../elements/problem-panel.js';
import { VitrineElement, shared } from '../../elements/vitrine-element.js';
import { imageAddress } from '../../shell/addresses.js';
import { Keys } from '../../shell/keys.js';
import { entryId, parameters, setParameters } from '../../shell/router.js';
import { whole } from '../../strings/format.js';
import { t } from '../../strings/index.js';
import './bulk-attach.js';

const SORTS = ['', '-arrivedAt', 'arrivedAt', 'identifier'] as const;
const PAGE = 60;
/** The next page is requested when no more than this number of photographs is left below the visible ones. */
const PREFETCH_DISTANCE = 30;
const MAX_STORED_LISTS = 5;
/**
 * Whether the window is as narrow as a phone's: cards are then smaller and have no statements. All cards have one
 * height.
 */
const NARROW = matchMedia('(max-width: 30rem)').matches;

/** The part of a list that has been read; `searchKey` identifies its search. */
interface StoredList { searchKey: string; items: readonly ImageSummary[]; total: number; facets: Facets; next?: string }

/** Lists by entry of the browser's history, so that Back shows the same position at once. */
const storedLists = new Map<string, StoredList>();

/**
 * Grid of the photographs of a collection, with words, filters and order; further pages are read while the user
 * scrolls. Its state is in the address (q, filter, sort). Emits `drawn` when the list of an address is drawn.
 */
@customElement('photograph-grid')
export class PhotographGrid extends VitrineElement {
  static override styles = [shared, css`
    .columns { display: grid; grid-template-columns: minmax(12rem, 15rem) minmax(0, 1fr); gap: clamp(1rem, 3vw, 2rem); align-items: start; }
    form { display: flex; flex-wrap: wrap; gap: 0.6rem; align-items: center; }
    form input { flex: 1 1 14rem; min-width: 0; }
    form label { display: flex; align-items: center; gap: 0.5rem; }
    lit-virtualizer { margin-top: 0.75rem; }
    image-card { height: 100%; }
    @media (max-width: 52rem) { .columns { grid-template-columns: minmax(0, 1fr); } }
  `];

  @property() accessor collectionId = '';
  /** When this value changes, the grid shows the list of the present address. */
  @property({ type: Number }) accessor visit = 0;
  @state() private accessor list: StoredList | undefined;
  @state() private accessor failure: Problem | undefined;
  @state() private accessor reading = false;
  /** Whether the form is open that attaches all found specimens to one item. */
  @state() private accessor bulk = false;
  @query('#q') private accessor field!: HTMLInputElement | null;
  #request: AbortController | undefined;
  /** Entry of the browser's history whose list is shown. */
  #entry = '';
  #last = 0;
  readonly #layout = grid({ itemSize: NARROW ? { width: '150px', height: '270px' } : { width: '184px', height: '364px' }, gap: '14px', padding: '0px', flex: { preserve: 'height' as never } } as never);

  constructor() {
    super();
    new Keys(this, () => parameters().has('q') || parameters().has('filter') ? [{ keys: 'a', label: t.collection.attachAll, run: () => (this.bulk = !this.bulk) }] : []);
  }

  focusSearch(): void {
    this.field?.focus();
  }

  override disconnectedCallback(): void {
    this.#request?.abort();
    super.disconnectedCallback();
  }

  protected override reconnected(): void {
    if (this.collectionId) void this.#start();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if ((changed.has('collectionId') || changed.has('visit')) && this.collectionId) void this.#start();
  }

  #searchKey(): string {
    return JSON.stringify([this.collectionId, parameters().get('q') ?? '', parameters().getAll('filter'), parameters().get('sort') ?? '']);
  }

  /** Whether the address still names the entry of the history whose list is shown. */
  #isShown(): boolean {
    return this.isConnected && this.#entry === entryId();
  }

  /** Shows the list of the present address: the stored one, otherwise it is read. */
  async #start(): Promise<void> {
    const searchKey = this.#searchKey();
    const entry = entryId();
    this.#entry = entry;
    const stored = storedLists.get(entry);
    if (this.list?.searchKey !== searchKey) {
      this.list = undefined;
      this.#last = 0;
    }
    if (stored?.searchKey === searchKey) {
      this.#request?.abort();
      this.failure = undefined;
      this.list = stored;
    } else if (!(await this.#read(searchKey, undefined))) return;
    await this.updateComplete;
    // The virtualizer sets the height of the list, which scrolling needs, in the frame after it was drawn. Its promise
    // layoutComplete cannot be used: it never resolves where no card is added.
    await new Promise((resolve) => requestAnimationFrame(resolve));
    if (this.#isShown() && this.#entry === entry) this.emit('drawn', undefined);
  }

  /** Returns whether the list was read; not where the request failed or was replaced. */
  async #read(searchKey: string, cursor: string | undefined): Promise<boolean> {
    this.#request?.abort();
    const controller = new AbortController();
    this.#request = controller;
    const entry = this.#entry;
    this.reading = true;
    const q = parameters().get('q');
    const sort = parameters().get('sort');
    try {
      const page = bodyOf(await api.GET('/v1/collections/{collectionId}/images', {
        params: { path: { collectionId: this.collectionId }, query: { filter: parameters().getAll('filter'), limit: PAGE, ...(q ? { q } : {}), ...(sort ? { sort } : {}), ...(cursor ? { cursor } : {}) } },
        signal: controller.signal,
      }));
      if (controller.signal.aborted) return false;
      const before = cursor ? this.list : undefined;
      this.list = {
        searchKey, items: [...(before?.items ?? []), ...page.items], total: page.total ?? before?.total ?? page.items.length,
        facets: page.facets ?? before?.facets ?? {}, ...(page.next ? { next: page.next } : {}),
      };
      this.failure = undefined;
      storeList(entry, this.list);
      return true;
    } catch (failure) {
      if (!isAbort(failure) && this.#request === controller) this.failure = Problem.from(failure);
      return false;
    } finally {
      if (this.#request === controller) this.reading = false;
    }
  }

  readonly #rangeChanged = ({ last }: { last: number }) => {
    this.#last = last;
    this.#prefetch();
  };

  #prefetch(): void {
    const { list } = this;
    if (list?.next && !this.reading && !this.failure && this.#isShown() && this.#last >= list.items.length - PREFETCH_DISTANCE) void this.#read(list.searchKey, list.next).then(() => this.#prefetch());
  }

  #changeSearch(changes: Record<string, string | readonly string[] | undefined>): void {
    // A field also reports its change while it is removed from the page; the address then names another page.
    if (!this.#isShown()) return;
    setParameters(changes);
    void this.#read(this.#searchKey(), undefined);
  }

  #words(event: Event): void {
    event.preventDefault();
    const q = this.field?.value.trim() ?? '';
    if (q !== (parameters().get('q') ?? '')) this.#changeSearch({ q });
  }

  override render(): TemplateResult {
    const { list } = this;
    const sort = parameters().get('sort') ?? '';
    const filters = parameters().getAll('filter');
    const words = parameters().get('q') ?? '';
    // While a changed search is read, the cards of the former one stay, but its number and its claims do not.
    const isCurrent = list !== undefined && list.searchKey === this.#searchKey();
    return html`<div class="columns">
      <facet-panel .facets=${list?.facets ?? {}} .filters=${filters} @filters=${(event: CustomEvent<string[]>) => this.#changeSearch({ filter: event.detail })}></facet-panel>
      <section aria-label=${t.collection.tabs.photographs} aria-busy=${this.reading}>
        <form role="search" @submit=${this.#words}>
          <input id="q" type="search" maxlength="500" .value=${parameters().get('q') ?? ''} placeholder=${t.collection.searchHint} aria-label=${t.collection.search} @change=${this.#words}>
          <label>${t.collection.order}<select @change=${(event: Event) => this.#changeSearch({ sort: (event.target as HTMLSelectElement).value })}>
            ${SORTS.map((it) => html`<option value=${it} ?selected=${it === sort}>${t.collection.orders[it]}</option>`)}</select></label>
        </form>
        <div class="row spread"><p class="hint" role="status">${isCurrent ? t.collection.found(whole(list.total), list.total) : this.failure ? nothing : t.app.loading}</p>
          ${isCurrent && list.total > 0 && (filters.length > 0 || words) ? html`<button class="small" aria-expanded=${this.bulk} @click=${() => (this.bulk = !this.bulk)}>${t.collection.attachAll} <kbd>A</kbd></button>` : nothing}</div>
        ${this.bulk && (filters.length > 0 || words) ? html`<bulk-attach .collectionId=${this.collectionId} .words=${words} .filters=${filters} @closed=${() => (this.bulk = false)}></bulk-attach>` : nothing}
        ${this.failure ? html`<problem-panel .problem=${this.failure} retry @retry=${() => void this.#read(this.#searchKey(), undefined)}></problem-panel>` : nothing}
        <h2 class="hidden-text">${t.collection.tabs.photographs}</h2>
        ${list && list.items.length > 0 ? html`<lit-virtualizer role="list" aria-label=${t.collection.tabs.photographs} .items=${[...list.items]} .layout=${this.#layout} @rangeChanged=${this.#rangeChanged}
          .keyFunction=${keyOf} .renderItem=${card}></lit-virtualizer>`
          : isCurrent && !this.failure ? html`<p>${filters.length > 0 || parameters().get('q') ? t.collection.nothingFiltered : t.collection.nothing}</p>` : nothing}
      </section>
    </div>`;
  }
}

/**
 * Returns the key of a photograph. The virtualizer may request a position that a shorter list no longer has; each such
 * position has a key of its own, because keys must be unique.
 */
const keyOf = (it: ImageSummary | undefined, at: number) => it?.imageId ?? `absent-${at}`;
const card = (it: ImageSummary | undefined) => html`<div role="listitem">${it ? html`<image-card .image=${it} .facts=${NARROW ? 0 : 2} .href=${imageAddress(it)}></image-card>` : nothing}</div>`;

function storeList(entry: string, list: StoredList): void {
  storedLists.delete(entry);
  storedLists.set(entry, list);
  const [oldest] = storedLists.keys();
  if (storedLists.size > MAX_STORED_LISTS && oldest) storedLists.delete(oldest);
}
