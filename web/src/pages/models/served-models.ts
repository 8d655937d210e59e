import { html, css, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ServedModel, ServedModels } from '../../api/profiles.js';
import type { AccuracyPart } from '../../api/review.js';
import { VitrineElement, shared } from '../../elements/vitrine-element.js';
import { decimals, percent, whole } from '../../strings/format.js';
import { t } from '../../strings/index.js';
import { FIGURE_UNITS, liveQuality, statedQuality, type StatedQuality } from './model-quality.js';

/**
 * List of the models of model-server with their quality: what people decided about their answers, and what their cards
 * state. Emits `use` (ServedModel).
 */
@customElement('served-models')
export class ServedModelList extends VitrineElement {
  static override styles = [shared, css`
    ul { list-style: none; margin: 0; padding: 0; }
    li { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; align-items: center; padding: 0.6rem 0; border-top: 1px solid var(--line); }
    li:first-child { border-top: 0; }
    .name { flex: 2 1 11rem; min-width: 0; overflow-wrap: anywhere; }
    .task { flex: 1 1 8rem; color: var(--ink-2); }
    .quality { flex: 3 1 14rem; min-width: 0; font-size: 0.9rem; color: var(--ink-2); overflow-wrap: anywhere; }
    .quality p { margin: 0.2rem 0; }
  `];

  @property({ attribute: false }) accessor models: ServedModels = { models: [], refused: [] };

  /** Accuracy of answers by model; empty until it is read. */
  @property({ attribute: false }) accessor byModel: readonly AccuracyPart[] = [];

  override render(): TemplateResult {
    const words = t.models;
    const hasQuality = this.models.models.some((it) => it.quality?.length);
    return html`<ul>${this.models.models.map((it) => this.#model(it, hasQuality))}</ul>
      ${hasQuality ? nothing : html`<p class="hint">${words.qualityWhere}</p>`}
      ${this.models.refused.length > 0 ? html`<h3>${words.refused}</h3><ul>${this.models.refused.map((it) => html`<li><span class="name">${it.modelUrl}</span><span class="quality" lang="en">${it.reason}</span></li>`)}</ul>` : nothing}`;
  }

  #model(it: ServedModel, hasQuality: boolean): TemplateResult {
    const words = t.models;
    const live = liveQuality(this.byModel, it);
    return html`<li>
      <span class="name"><strong>${it.modelName}</strong> <span class="hint">${words.version} ${it.modelVersion}</span></span>
      <span class="task">${words.tasks[it.task] ?? it.task}</span>
      ${hasQuality || live ? html`<div class="quality">
        ${live ? html`<p>${words.live(whole(live.decisions), share(live.top1), share(live.hitAt8))}</p>` : nothing}
        ${hasQuality ? this.#stated(statedQuality(it.quality)) : nothing}
        ${it.report ? html`<a href=${it.report}>${words.report}</a>` : nothing}</div>` : nothing}
      <button class="small" aria-label=${words.use(it.modelName)} @click=${() => this.emit('use', it)}>${words.useShort}</button>
    </li>`;
  }

  #stated(stated: readonly StatedQuality[]): TemplateResult {
    const words = t.models;
    const [first] = stated;
    if (!first) return html`<p>${words.noQuality}</p>`;
    // Cards are written in English.
    return html`<details><summary>${words.stated(figuresText(first))}</summary>
      ${stated.map((it) => html`<p>${figuresText(it)}: <span lang="en">${it.protocol}</span>${it.n === undefined ? nothing : ` (n = ${whole(it.n)})`}</p>`)}</details>`;
  }
}

function share(figure: number | undefined): string {
  return figure === undefined ? '–' : percent(figure);
}

function figuresText({ figures }: StatedQuality): string {
  return figures.map(({ name, value }) => `${t.models.figures[name]} ${FIGURE_UNITS[name] === 'share' ? percent(value) : `${decimals(value, 1)}°`}`).join(', ');
}
