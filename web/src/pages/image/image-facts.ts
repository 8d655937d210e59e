import { html, css, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ImageView } from '../../api/types.js';
import { serverTexts } from '../../elements/server-text.js';
import { VitrineElement, shared } from '../../elements/vitrine-element.js';
import { bytes, dateTime, measuredText, percent, sentence, whole } from '../../strings/format.js';
import { t } from '../../strings/index.js';
import { remarkTexts } from '../../strings/server-texts.js';

/** Facts about a photograph: preparation steps, renditions, and properties of the file. */
@customElement('image-facts')
export class ImageFacts extends VitrineElement {
  static override styles = [shared, css`
    .scroll { overflow-x: auto; }
    dl { margin: 0; display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 0.2rem 1rem; font-size: 0.9rem; }
    dt { color: var(--ink-2); }
    dd { margin: 0; overflow-wrap: anywhere; }
  `];

  @property({ attribute: false }) accessor image: ImageView | undefined;

  override render(): TemplateResult {
    const { image } = this;
    if (!image) return html``;
    const { region, quality } = image;
    return html`<details><summary>${t.find.steps}</summary><table>
        <caption class="hidden-text">${t.find.steps}</caption>
        <thead><tr><th scope="col">${t.image.step}</th><th scope="col">${t.image.outcome}</th><th scope="col">${t.image.sure}</th></tr></thead>
        <tbody>${image.steps.map((it) => html`<tr><th scope="row">${(t.find.stepNames as Record<string, string>)[it.name] ?? sentence(it.name)}</th>
          <td>${t.find.outcomes[it.outcome]}${it.note ? html` (${serverTexts(remarkTexts(it), '; ')})` : nothing}${Object.keys(it.measured ?? {}).length > 0 ? ` · ${measuredText(it.measured)}` : ''}</td>
          <td class="number">${percent(it.confidence)}</td></tr>`)}</tbody></table></details>
      <details><summary>${t.image.renditions}</summary><table>
        <caption class="hidden-text">${t.image.renditions}</caption>
        <thead><tr><th scope="col">${t.image.picture}</th><th scope="col">${t.image.size}</th><th scope="col">${t.image.file}</th></tr></thead>
        <tbody>${image.renditions.map((it) => html`<tr><th scope="row"><a href=${it.href}>${t.image.kinds[it.kind] ?? it.kind}</a></th><td class="number">${whole(it.widthPx)} × ${whole(it.heightPx)} px</td><td>${it.mediaType}, ${bytes(it.sizeBytes)}</td></tr>`)}</tbody></table></details>
      <details><summary>${t.image.facts}</summary><dl>
        <dt>${t.image.id}</dt><dd>${image.imageId}</dd>
        <dt>${t.image.arrived}</dt><dd>${dateTime(image.arrivedAt)}</dd>
        <dt>${t.image.original}</dt><dd>${whole(image.widthPx)} × ${whole(image.heightPx)} px</dd>
        <dt>${t.find.region}</dt><dd>${whole(region.width)} × ${whole(region.height)} px, ${whole(region.left)} / ${whole(region.top)}</dd>
        <dt>${t.image.quality}</dt><dd>${t.find.quality(whole(quality.resolutionPx), percent(quality.coverage))}</dd>
        <dt>${t.image.model}</dt><dd>${image.model.name} ${image.model.version}</dd>
        <dt>SHA-256</dt><dd>${image.sha256}</dd></dl></details>`;
  }
}
