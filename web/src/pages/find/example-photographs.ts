import { html, css, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { bodyOf, api } from '../../api/client.js';
import { Problem } from '../../api/problem.js';
import type { Collection, ImageSummary } from '../../api/types.js';
import { loadingText } from '../../elements/loading.js';
import '../../elements/problem-panel.js';
import { VitrineElement, shared } from '../../elements/vitrine-element.js';
import { t } from '../../strings/index.js';

const MAX_EXAMPLES = 8;

/** The first photographs of a collection as examples; each links to a search with it (`/?image=…`). */
@customElement('example-photographs')
export class ExamplePhotographs extends VitrineElement {
  static override styles = [shared, css`
    ul { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(6.5rem, 1fr)); gap: 0.6rem; max-width: 62rem; }
    a { display: block; aspect-ratio: 1; border: 1px solid var(--line); border-radius: var(--radius); overflow: hidden; background: var(--sunk); }
    a:hover { border-color: var(--accent); }
    img { width: 100%; height: 100%; object-fit: contain; display: block; }
  `];

  @property({ attribute: false }) accessor collection: Collection | undefined;
  /** Undefined until they are read. */
  @state() private accessor images: readonly ImageSummary[] | undefined;
  @state() private accessor failure: Problem | undefined;

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('collection')) void this.#load();
  }

  async #load(): Promise<void> {
    const collectionId = this.collection?.collectionId;
    if (collectionId === undefined) return;
    this.failure = undefined;
    this.images = undefined;
    try {
      const images = bodyOf(await api.GET('/v1/collections/{collectionId}/images', { params: { path: { collectionId }, query: { limit: MAX_EXAMPLES } } })).items;
      if (collectionId === this.collection?.collectionId) this.images = images.filter((it) => it.links.thumbnail && (it.links.access ?? it.links.prepared));
    } catch (failure) {
      if (collectionId === this.collection?.collectionId) this.failure = Problem.from(failure);
    }
  }

  override render(): TemplateResult | typeof nothing {
    if (this.failure) return html`<problem-panel .problem=${this.failure} retry @retry=${() => void this.#load()}></problem-panel>`;
    if (!this.images) return loadingText();
    if (this.images.length === 0) return nothing;
    return html`<h2>${t.find.examples}</h2>
      <ul>${this.images.map((it) => html`<li><a href="/?c=${encodeURIComponent(it.collectionId)}&image=${encodeURIComponent(it.imageId)}">
        <img src=${it.links.thumbnail!} alt=${t.find.example(it.itemId ?? it.specimenId)} loading="lazy"></a></li>`)}</ul>`;
  }
}
