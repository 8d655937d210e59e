import { html, css, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { bodyOf, api } from '../../api/client.js';
import { isAbort } from '../../api/problem.js';
import type { Collection, ImageSummary } from '../../api/types.js';
import { loadingText } from '../../elements/loading.js';
import '../../elements/problem-panel.js';
import { shared } from '../../elements/vitrine-element.js';
import { collectionAddress, contributeAddress, reviewAddress } from '../../shell/addresses.js';
import { collections, forgetCollections } from '../../shell/collections.js';
import { RecordPage } from '../../shell/record-page.js';
import { propertyName } from '../../strings/format.js';
import { t } from '../../strings/index.js';

const PICTURES = 4;

/** Page with a card for each collection, which links to search, review and contributions. */
@customElement('page-collections')
export class CollectionsPage extends RecordPage {
  static override styles = [shared, css`
    .tiles { grid-template-columns: repeat(auto-fill, minmax(min(22rem, 100%), 1fr)); }
    article { position: relative; height: 100%; display: grid; gap: 0.4rem; align-content: start; }
    article:hover { border-color: var(--accent); }
    h2 { margin: 0; overflow-wrap: anywhere; }
    h2 a { color: inherit; text-decoration: none; }
    h2 a::after { content: ""; position: absolute; inset: 0; }
    .strip { display: grid; grid-template-columns: repeat(4, 1fr); gap: 0.3rem; }
    .strip img, .strip span { display: block; width: 100%; aspect-ratio: 1; object-fit: contain; background: var(--sunk); border-radius: 6px; }
    .row a { position: relative; z-index: 1; padding-block: 0.3rem; }
  `];

  protected readonly path = '/collections';
  @state() private accessor allCollections: readonly Collection[] = [];
  @state() private accessor pictures: Readonly<Record<string, readonly ImageSummary[]>> = {};

  protected override collectionId(): string {
    return 'all';
  }

  protected recordKey(): string {
    return 'all';
  }

  protected clear(): void {
    this.allCollections = [];
  }

  protected async load(signal: AbortSignal): Promise<void> {
    forgetCollections();
    this.allCollections = await collections();
    void Promise.all(this.allCollections.map((it) => this.#picture(it.collectionId, signal)));
  }

  async #picture(collectionId: string, signal: AbortSignal): Promise<void> {
    try {
      const { items } = bodyOf(await api.GET('/v1/collections/{collectionId}/images', { params: { path: { collectionId }, query: { limit: PICTURES } }, signal }));
      this.pictures = { ...this.pictures, [collectionId]: items };
    } catch (failure) {
      if (!isAbort(failure)) this.pictures = { ...this.pictures, [collectionId]: [] }; // The card shows no pictures; the page of the collection shows the reason.
    }
  }

  override render(): TemplateResult {
    return html`<h1>${t.titles.collections}</h1>
      ${this.failure ? html`<problem-panel .problem=${this.failure} retry @retry=${() => void this.reload()}></problem-panel>` : nothing}
      ${this.allCollections.length > 0 || this.failure ? nothing : this.loading ? loadingText() : html`<p>${t.app.noCollections}</p>`}
      <ul class="tiles">${this.allCollections.map((it) => this.#card(it))}</ul>`;
  }

  #card(it: Collection): TemplateResult {
    const pictures = this.pictures[it.collectionId] ?? [];
    return html`<li><article class="panel">
      <h2><a href=${collectionAddress(it.collectionId)}>${it.title || it.collectionId}</a></h2>
      <p class="hint">${[propertyName(it.subject), t.word.photographs(it.images), t.records.access[it.access] ?? it.access].filter(Boolean).join(' · ')}</p>
      <div class="strip" aria-hidden="true">${Array.from({ length: PICTURES }, (_, at) => pictures[at]?.links.thumbnail ? html`<img src=${pictures[at].links.thumbnail} alt="" loading="lazy">` : html`<span></span>`)}</div>
      <div class="row">
        <a href=${`/?c=${encodeURIComponent(it.collectionId)}`}>${t.titles.find}</a>
        <a href=${reviewAddress(it.collectionId)}>${t.titles.review}</a>
        <a href=${contributeAddress(it.collectionId)}>${t.records.contribute}</a>
      </div>
    </article></li>`;
  }
}
