import { html, css, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { filterOf, filterText } from '../api/filters.js';
import type { FacetCount, Facets } from '../api/types.js';
import { fold, propertyName, propertyValue, whole } from '../strings/format.js';
import { t } from '../strings/index.js';
import { VitrineElement, shared } from './vitrine-element.js';

/**
 * Panel of facets with counts. Chosen values of one facet are combined by OR, facets by AND. Emits `filters` with the
 * new filter texts (NAME=VALUE).
 */
@customElement('facet-panel')
export class FacetPanel extends VitrineElement {
  static override styles = [shared, css`
    fieldset { border: 0; border-top: 1px solid var(--line); padding: 0.6rem 0; margin: 0; min-width: 0; }
    legend { float: left; width: 100%; padding: 0; font-weight: 600; margin-bottom: 0.2rem; }
    label { clear: both; display: flex; gap: 0.5rem; align-items: center; min-height: 1.9rem; font-size: 0.92rem; cursor: pointer; overflow-wrap: anywhere; }
    .value { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; overflow: hidden; min-width: 0; }
    small { color: var(--ink-2); }
    .count { margin-left: auto; color: var(--ink-2); flex: none; }
    summary { font-weight: 600; }
  `];

  @property({ attribute: false }) accessor facets: Facets = {};
  /** Chosen filters, as NAME=VALUE. */
  @property({ attribute: false }) accessor filters: readonly string[] = [];

  #chosen(): Map<string, { name: string; values: string[] }> {
    const chosen = new Map<string, { name: string; values: string[] }>();
    for (const text of this.filters) {
      const filter = filterOf(text);
      if (!filter) continue;
      const same = chosen.get(fold(filter.name)) ?? { name: filter.name, values: [] };
      same.values.push(filter.value);
      chosen.set(fold(filter.name), same);
    }
    return chosen;
  }

  override render(): TemplateResult | typeof nothing {
    const chosen = this.#chosen();
    const shown = Object.keys(this.facets).filter((name) => chosen.has(fold(name)) || this.facets[name]!.some((it) => it.value !== 'unknown'));
    const others = [...chosen.values()].filter((it) => !shown.some((name) => fold(name) === fold(it.name)));
    if (shown.length + others.length === 0) return nothing;
    return html`<details ?open=${matchMedia('(min-width: 52rem)').matches || this.filters.length > 0}>
      <summary>${t.facets.title}</summary>
      ${others.map((it) => this.#fieldset(it.name, [], it))}
      ${shown.map((name) => this.#fieldset(name, this.facets[name] ?? [], chosen.get(fold(name))))}
      ${this.filters.length > 0 ? html`<button class="small" @click=${() => this.emit('filters', [])}>${t.facets.clear}</button>` : nothing}
      <p class="hint">${t.facets.numbers}</p>
    </details>`;
  }

  #fieldset(name: string, counts: readonly FacetCount[], chosen: { name: string; values: string[] } | undefined): TemplateResult {
    const counted = new Set(counts.map((it) => fold(it.value)));
    const uncounted = (chosen?.values ?? []).filter((it) => !counted.has(fold(it)));
    return html`<fieldset><legend>${propertyName(name)}</legend>
      ${uncounted.map((value) => this.#choice(chosen!.name, value, value, undefined))}
      ${counts.map((it) => this.#choice(chosen?.name ?? name, chosen?.values.find((value) => fold(value) === fold(it.value)), it.value, it))}
    </fieldset>`;
  }

  #choice(name: string, given: string | undefined, value: string, counted: FacetCount | undefined): TemplateResult {
    const byMachines = counted ? counted.count - counted.stated : 0;
    return html`<label>
      <input type="checkbox" .checked=${given !== undefined} @change=${(event: Event) => this.#toggle(name, given ?? value, (event.target as HTMLInputElement).checked)}>
      <span class="value">${propertyValue(name, value)}${byMachines > 0 ? html` <small>${counted?.stated === 0 ? t.word.byMachine : t.facets.byMachine(whole(byMachines))}</small>` : nothing}</span>
      ${counted ? html`<span class="count number">${whole(counted.count)}</span>` : nothing}
    </label>`;
  }

  #toggle(name: string, value: string, selected: boolean): void {
    const text = filterText(name, value);
    const others = this.filters.filter((it) => it !== text);
    this.emit('filters', selected ? [...others, text] : others);
  }
}
