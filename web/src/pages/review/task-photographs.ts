import { html, css, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ImageSummary } from '../../api/types.js';
import { VitrineElement, shared } from '../../elements/vitrine-element.js';
import { propertyValue } from '../../strings/format.js';
import { t } from '../../strings/index.js';

/**
 * Photographs of the specimen of a task: two large ones side by side, and thumbnails of the others to choose from.
 * Emits `zoom` when the user presses one.
 */
@customElement('task-photographs')
export class TaskPhotographs extends VitrineElement {
  static override styles = [shared, css`
    .large { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: 0.5rem; }
    button.shot { padding: 0; min-height: 0; border-radius: var(--radius); overflow: hidden; position: relative; background: var(--sunk); border-color: var(--line); cursor: zoom-in; }
    button.shot img, button.shot .none { display: grid; place-items: center; width: 100%; aspect-ratio: 1; max-height: 52vh; object-fit: contain; }
    .caption { position: absolute; left: 0.4rem; bottom: 0.4rem; background: var(--surface); color: var(--ink); border-radius: 1rem; padding: 0 0.6rem; font-size: 0.8rem; line-height: 1.5rem; }
    .more { display: flex; flex-wrap: wrap; gap: 0.3rem; margin-top: 0.4rem; }
    .more button { padding: 0; width: 3rem; min-height: 3rem; overflow: hidden; }
    .more img { width: 3rem; height: 3rem; object-fit: contain; }
    @media (max-width: 40rem) { button.shot img { max-height: 30vh; } .large { gap: 0.3rem; } }
  `];

  @property({ attribute: false }) accessor images: readonly ImageSummary[] = [];
  @property() accessor label = '';
  @state() private accessor first = 0;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('images') && changed.get('images')?.[0]?.imageId !== this.images[0]?.imageId) this.first = 0;
  }

  /** Returns the two large photographs: the chosen one, and one of another side where there is one. */
  #large(): ImageSummary[] {
    const lead = this.images[this.first];
    const other = this.images.find((it) => it !== lead && it.side !== lead?.side) ?? this.images.find((it) => it !== lead);
    return [lead, other].filter((it) => it !== undefined);
  }

  override render(): TemplateResult {
    const large = this.#large();
    return html`<div class="large">${large.map((it) => {
        const picture = it.links.access ?? it.links.prepared ?? it.links.thumbnail;
        const side = propertyValue('side', it.side);
        return html`<button class="shot" aria-label=${t.review.zoomInto(this.label, side)} @click=${() => this.emit('zoom', it)}>
          ${picture ? html`<img src=${picture} alt="" decoding="async">` : html`<span class="none hint">${t.app.noPicture}</span>`}<span class="caption">${side}</span></button>`;
      })}</div>
      ${this.images.length > 2 ? html`<div class="more">${this.images.map((it, at) => html`<button aria-pressed=${at === this.first} aria-label=${t.records.photographOf(this.label, `${at + 1}`)} @click=${() => (this.first = at)}>
        ${it.links.thumbnail ? html`<img src=${it.links.thumbnail} alt="">` : nothing}</button>`)}</div>` : nothing}`;
  }
}
