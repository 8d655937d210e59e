import { html, css, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { filterText } from '../../api/filters.js';
import type { QueryImage } from '../../api/types.js';
import { VitrineElement, shared } from '../../elements/vitrine-element.js';
import { Keys } from '../../shell/keys.js';
import { percent, propertyName, propertyValue } from '../../strings/format.js';
import { t } from '../../strings/index.js';

interface Predicted { name: string; value: string; filter: string; confidence?: number; source: string }

const MAX_FILTERS = 9;

/**
 * Buttons that filter by the attributes that models predict for the query photographs, with the keys 1 to 9. Emits
 * `filters` with the new filter texts.
 */
@customElement('predicted-filters')
export class PredictedFilters extends VitrineElement {
  static override styles = [shared, css`
    ul { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: 0.4rem; }
    button { min-height: 2.1rem; border-radius: 1.1rem; padding: 0 0.8rem; font-size: 0.88rem; }
    small { color: inherit; opacity: 0.85; }
  `];

  @property({ attribute: false }) accessor images: readonly Partial<QueryImage>[] = [];
  @property({ attribute: false }) accessor filters: readonly string[] = [];
  /** Names of the facets of the collection. */
  @property({ attribute: false }) accessor names: readonly string[] = [];

  constructor() {
    super();
    new Keys(this, () => this.#predicted().map((it, at) => ({ keys: String(at + 1), label: t.find.only(propertyValue(it.name, it.value)), run: () => this.#toggle(it.filter) })));
  }

  #predicted(): Predicted[] {
    const all = this.images.flatMap((image): Predicted[] => [
      ...(image.side && image.side !== 'unknown' ? [{ name: 'side', value: image.side, filter: filterText('side', image.side), source: image.sideSource ?? '', ...(image.sideConfidence === undefined ? {} : { confidence: image.sideConfidence }) }] : []),
      ...(image.attributes ?? []).map((it) => ({ name: it.name, value: it.value, filter: filterText(it.name, it.value), source: it.source, ...(it.confidence === undefined ? {} : { confidence: it.confidence }) })),
    ]);
    return all.filter((it, at) => all.findIndex((other) => other.filter === it.filter) === at && (this.names.length === 0 || this.names.includes(it.name))).slice(0, MAX_FILTERS);
  }

  #toggle(filter: string): void {
    this.emit('filters', this.filters.includes(filter) ? this.filters.filter((it) => it !== filter) : [...this.filters, filter]);
  }

  override render(): TemplateResult | typeof nothing {
    const predicted = this.#predicted();
    if (predicted.length === 0) return nothing;
    return html`<ul aria-label=${t.find.predicted}>${predicted.map((it, at) => html`<li>
      <button aria-pressed=${this.filters.includes(it.filter)} title="${propertyName(it.name)} · ${it.source}" @click=${() => this.#toggle(it.filter)}>
        ${t.find.only(propertyValue(it.name, it.value))}${it.confidence === undefined ? nothing : html` <small class="number">${percent(it.confidence)}</small>`} <kbd>${at + 1}</kbd>
      </button></li>`)}</ul>`;
  }
}
