import { html, css, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ReviewCandidate, ReviewTask } from '../../api/review.js';
import type { ImageSummary } from '../../api/types.js';
import '../../elements/picture-viewer.js';
import { VitrineElement, shared } from '../../elements/vitrine-element.js';
import { compareAddress } from '../../shell/addresses.js';
import { propertyValue } from '../../strings/format.js';
import { t } from '../../strings/index.js';

/** Shows the specimen of a task and one candidate side by side in deep zoom. Emits `closed`. */
@customElement('task-zoom')
export class TaskZoom extends VitrineElement {
  static override styles = [shared, css`
    .pair { display: grid; grid-template-columns: 1fr 1fr; gap: 0.75rem; }
    picture-viewer { height: min(38rem, 62vh); }
    figure { margin: 0; min-width: 0; }
    figcaption { display: flex; flex-wrap: wrap; gap: 0.4rem; align-items: center; margin-bottom: 0.3rem; min-height: 2.1rem; overflow-wrap: anywhere; }
    @media (max-width: 40rem) { .pair { grid-template-columns: 1fr; gap: 0.4rem; } picture-viewer { height: 34vh; } }
  `];

  @property({ attribute: false }) accessor task: ReviewTask | undefined;
  /** The candidate, or the other photograph, that the specimen is compared with. */
  @property({ attribute: false }) accessor other: ReviewCandidate | ImageSummary | undefined;
  @property() accessor collectionId = '';
  @state() private accessor shown = 0;

  override render(): TemplateResult | typeof nothing {
    const { task, other } = this;
    const image = task?.images[this.shown] ?? task?.images[0];
    if (!task || !image) return nothing;
    const name = other?.itemId ?? other?.specimenId ?? '';
    const picture = other?.links?.access ?? other?.links?.prepared;
    return html`<div class="pair">
      <figure><figcaption>${task.images.slice(0, 6).map((it, at) => html`<button class="small" aria-pressed=${it === image} @click=${() => (this.shown = at)}>${propertyValue('side', it.side)}</button>`)}
          <button class="small quiet" @click=${() => this.emit('closed', undefined)}>${t.app.close} <kbd>Z</kbd></button></figcaption>
        <picture-viewer .src=${image.links.access ?? image.links.prepared ?? ''} .label=${`${image.specimenId}, ${propertyValue('side', image.side)}`}></picture-viewer></figure>
      ${picture && other?.imageId ? html`<figure><figcaption><strong>${name}</strong> <a href=${compareAddress(this.collectionId, image.imageId, other.imageId)}>${t.find.compare}</a></figcaption>
        <picture-viewer .src=${picture} .label=${name}></picture-viewer></figure>` : nothing}
    </div>`;
  }
}
