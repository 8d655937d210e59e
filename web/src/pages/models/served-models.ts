import { html, css, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ServedModel, ServedModels } from '../../api/profiles.js';
import { VitrineElement, shared } from '../../elements/vitrine-element.js';
import { percent } from '../../strings/format.js';
import { t } from '../../strings/index.js';

/** Table of the models of model-server with their measured quality. Emits `use` (ServedModel). */
@customElement('served-models')
export class ServedModelList extends VitrineElement {
  static override styles = [shared, css`
    ul { list-style: none; margin: 0; padding: 0; }
    li { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; align-items: center; padding: 0.6rem 0; border-top: 1px solid var(--line); }
    li:first-child { border-top: 0; }
    .name { flex: 2 1 11rem; min-width: 0; overflow-wrap: anywhere; }
    .task { flex: 1 1 8rem; color: var(--ink-2); }
    .quality { flex: 3 1 14rem; min-width: 0; font-size: 0.9rem; color: var(--ink-2); }
  `];

  @property({ attribute: false }) accessor models: ServedModels = { models: [], refused: [] };

  override render(): TemplateResult {
    const words = t.models;
    const hasQuality = this.models.models.some((it) => it.quality?.length);
    return html`<ul>${this.models.models.map((it) => this.#model(it, hasQuality))}</ul>
      ${hasQuality ? nothing : html`<p class="hint">${words.qualityWhere}</p>`}
      ${this.models.refused.length > 0 ? html`<h3>${words.refused}</h3><ul>${this.models.refused.map((it) => html`<li><span class="name">${it.modelUrl}</span><span class="quality" lang="en">${it.reason}</span></li>`)}</ul>` : nothing}`;
  }

  #model(it: ServedModel, hasQuality: boolean): TemplateResult {
    const words = t.models;
    const best = it.quality?.[0];
    return html`<li>
      <span class="name"><strong>${it.modelName}</strong> <span class="hint">${words.version} ${it.modelVersion}</span></span>
      <span class="task">${words.tasks[it.task] ?? it.task}</span>
      ${hasQuality ? html`<span class="quality">${best ? html`${best.right === undefined ? '' : `${percent(best.right)}: `}${best.protocol}` : words.noQuality}${it.report ? html` <a href=${it.report}>${words.report}</a>` : nothing}</span>` : nothing}
      <button class="small" aria-label=${words.use(it.modelName)} @click=${() => this.emit('use', it)}>${words.useShort}</button>
    </li>`;
  }
}
