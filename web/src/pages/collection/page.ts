import { html, css, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { bodyOf, api } from '../../api/client.js';
import { isAbort } from '../../api/problem.js';
import type { ReviewOverview } from '../../api/review.js';
import { icon } from '../../elements/icons.js';
import '../../elements/problem-panel.js';
import { shared } from '../../elements/vitrine-element.js';
import { contributeAddress, reviewAddress } from '../../shell/addresses.js';
import { Keys } from '../../shell/keys.js';
import { RecordPage } from '../../shell/record-page.js';
import { go, parameters, setParameters } from '../../shell/router.js';
import { whole } from '../../strings/format.js';
import { t } from '../../strings/index.js';
import './item-list.js';
import type { ItemList } from './item-list.js';
import './photograph-grid.js';
import type { PhotographGrid } from './photograph-grid.js';

const TABS = ['photographs', 'items'] as const;
type Tab = (typeof TABS)[number];

/** Page of a collection: its photographs and items, and the number of review tasks. */
@customElement('page-collection')
export class CollectionPage extends RecordPage {
  static override styles = [shared, css`
    .head { display: flex; flex-wrap: wrap; align-items: end; justify-content: space-between; gap: 0.25rem 1.5rem; margin-bottom: 0.75rem; }
    h1 { overflow-wrap: anywhere; }
    .head p { margin: 0; }
    .tabs { display: flex; gap: 0.25rem; border-bottom: 1px solid var(--line); margin-bottom: 1rem; }
    .tabs button { border: 0; border-bottom: 2px solid transparent; border-radius: 0; background: none; padding-inline: 0.75rem; }
    .tabs button[aria-current] { border-color: var(--accent); font-weight: 600; }
    @media (max-width: 30rem) { .head .row { width: 100%; } .head .row .button { flex: 1; padding-inline: 0.4rem; } .tabs kbd, .head kbd { display: none; } }
  `];

  protected readonly path = '/collection';
  protected override readonly scrollsItself = true;
  @state() private accessor review: ReviewOverview | undefined;

  constructor() {
    super();
    new Keys(this, () => [
      { keys: '/', label: t.collection.search, run: () => this.#list()?.focusSearch() },
      { keys: 'p', label: t.collection.tabs.photographs, run: () => this.#choose('photographs') },
      { keys: 'i', label: t.collection.tabs.items, run: () => this.#choose('items') },
      { keys: 'r', label: t.titles.review, run: () => go(reviewAddress(this.collectionId())) },
      { keys: 'c', label: t.records.contribute, run: () => go(contributeAddress(this.collectionId())) },
    ]);
  }

  #list(): { focusSearch: () => void } | null {
    return this.renderRoot.querySelector<PhotographGrid | ItemList>('photograph-grid, item-list');
  }

  #tab(): Tab {
    return parameters().get('tab') === 'items' ? 'items' : 'photographs';
  }

  #choose(tab: Tab): void {
    if (tab === this.#tab()) return;
    setParameters({ tab: tab === 'items' ? tab : undefined, q: undefined, filter: undefined, sort: undefined, status: undefined });
    this.requestUpdate();
  }

  protected recordKey(): string {
    return this.collectionId();
  }

  protected clear(): void {
    this.review = undefined;
  }

  protected async load(signal: AbortSignal): Promise<void> {
    try {
      this.review = bodyOf(await api.GET('/v1/collections/{collectionId}/review', { params: { path: { collectionId: this.collectionId() } }, signal }));
    } catch (failure) {
      if (isAbort(failure)) throw failure;
      this.review = undefined; // Only the number beside the link is missing; the review page shows the reason.
    }
  }

  override render(): TemplateResult {
    const id = this.collectionId();
    const tab = this.#tab();
    const collection = this.collection?.collectionId === id ? this.collection : undefined;
    const waiting = this.review?.tasks ?? this.review?.queues.filter((it) => it.queue !== 'rejected').reduce((sum, it) => sum + (it.open ?? 0), 0);
    return html`<div class="head">
        <div><h1>${collection?.title || id}</h1><p class="hint">${collection ? `${t.word.photographs(collection.images)} · ` : this.collection ? nothing : `${t.app.loading} · `}<a href="/collections">${t.collection.others}</a></p></div>
        <div class="row">
          <a class="button primary" href=${reviewAddress(id)}>${icon('check')}${waiting ? t.collection.review(whole(waiting)) : t.titles.review} <kbd>R</kbd></a>
          <a class="button" href=${contributeAddress(id)}>${icon('upload')}${t.records.contribute} <kbd>C</kbd></a>
        </div>
      </div>
      ${this.failure ? html`<problem-panel .problem=${this.failure} retry @retry=${() => void this.reload()}></problem-panel>` : nothing}
      <div class="tabs" role="group" aria-label=${t.collection.view}>${TABS.map((it) => html`<button aria-current=${it === tab ? 'true' : nothing} @click=${() => this.#choose(it)}>${t.collection.tabs[it]} <kbd>${it === 'items' ? 'I' : 'P'}</kbd></button>`)}</div>
      ${id === '' ? nothing : tab === 'items' ? html`<item-list .collectionId=${id} .visit=${this.visit} @drawn=${() => this.restoreScroll()}></item-list>`
        : html`<photograph-grid .collectionId=${id} .visit=${this.visit} @drawn=${() => this.restoreScroll()}></photograph-grid>`}`;
  }
}
