import { html, css, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Costs } from '../../api/profiles.js';
import { VitrineElement, shared } from '../../elements/vitrine-element.js';
import { whole } from '../../strings/format.js';
import { language, t } from '../../strings/index.js';

/** Table of the estimated costs of paid providers in this month. */
@customElement('costs-table')
export class CostsTable extends VitrineElement {
  static override styles = [shared, css`.wide { overflow-x: auto; } table { min-width: 20rem; } td.number, th.number { text-align: right; white-space: nowrap; }`];

  @property({ attribute: false }) accessor costs: Costs | undefined;
  @property({ attribute: false }) accessor budget: { monthly: number } | undefined;

  override render(): TemplateResult {
    const words = t.models;
    const costs = this.costs;
    if (!costs) return html`<p>${words.costsUnavailable}</p>`;
    const price = (amount: number) => new Intl.NumberFormat(language(), { style: 'currency', currency: costs.currency }).format(amount);
    const month = new Date(`${costs.month}-01T00:00:00`).toLocaleDateString(language(), { month: 'long', year: 'numeric' });
    return html`${this.budget ? html`<p>${words.budget(price(this.budget.monthly))}</p>` : nothing}
      ${costs.lines.length === 0 ? html`<p>${words.costsNone}</p>` : html`<div class="wide" tabindex="0" role="group" aria-label=${words.costsOf(month)}><table><caption>${words.costsOf(month)}</caption>
        <thead><tr><th scope="col">${words.provider}</th><th scope="col" class="number">${words.calls}</th><th scope="col" class="number">${words.images}</th><th scope="col" class="number">${words.price}</th></tr></thead>
        <tbody>${costs.lines.map((it) => html`<tr><th scope="row">${it.provider}</th><td class="number">${whole(it.calls)}</td><td class="number">${whole(it.images)}</td><td class="number">${price(it.estimatedPrice)}</td></tr>`)}
          <tr><th scope="row">${words.sum}</th><td></td><td></td><td class="number"><strong>${price(costs.estimatedPrice)}</strong></td></tr></tbody></table></div>`}`;
  }
}
