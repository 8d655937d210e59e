import { html, css, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Label, Statement } from '../api/types.js';
import { dateTime, percent, propertyName, propertyValue } from '../strings/format.js';
import { t } from '../strings/index.js';
import { overruled } from './overruled.js';
import { VitrineElement, shared } from './vitrine-element.js';

/** Table of statements and labels: property, value, source and confidence. With `action`, rows have a button. */
@customElement('statements-table')
export class StatementsTable extends VitrineElement {
  static override styles = [shared, css`
    .who { color: var(--ink-2); font-size: 0.85rem; }
    .sure { width: 6.5rem; }
    .off td, .off th { color: var(--ink-2); text-decoration: line-through; }
    .off td.who { text-decoration: none; }
    tbody th { overflow-wrap: break-word; }
    .acts { display: inline-flex; gap: 0.2rem; }
    @media (max-width: 40rem) {
      .acting thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
      .acting tr { display: grid; grid-template-columns: minmax(0, 1fr) auto; border-top: 1px solid var(--line); padding-block: 0.35rem; }
      .acting :is(th, td) { border: 0; padding: 0; grid-column: 1; }
      .acting th { color: var(--ink-2); font-size: 0.85rem; }
      .acting td:nth-child(4) { grid-column: 2; grid-row: 1 / span 3; align-self: center; }
    }
    .tag { display: inline-block; border: 1px solid var(--line); border-radius: 1rem; padding: 0 0.5rem; font-size: 0.78rem; }
  `];

  @property({ attribute: false }) accessor statements: readonly Statement[] = [];
  @property({ attribute: false }) accessor labels: readonly Label[] = [];
  @property() accessor heading = '';
  /** Whether the caption is hidden from view, because a heading above has the same text. */
  @property({ type: Boolean }) accessor captionHidden = false;
  /** Returns the button of a row; where undefined, the row has no button. */
  @property({ attribute: false }) accessor action: ((statement: Statement) => TemplateResult | undefined) | undefined;

  override render(): TemplateResult {
    const all: readonly Statement[] = [...this.statements, ...this.labels.map((it) => labelled(it))];
    if (all.length === 0) return html`<p class="hint">${t.statements.none}</p>`;
    const hasActions = this.action && all.some((it) => this.action?.(it));
    return html`<table class=${hasActions ? 'acting' : ''}>
      <caption class=${this.captionHidden ? 'hidden-text' : ''}>${this.heading || t.statements.caption}</caption>
      <thead><tr><th scope="col">${t.statements.what}</th><th scope="col">${t.statements.value}</th><th scope="col">${t.statements.source}</th>${hasActions ? html`<th scope="col"><span class="hidden-text">${t.statements.action}</span></th>` : nothing}</tr></thead>
      <tbody>${all.map((it) => html`<tr class=${overruled(it, all) || it.verdict === 'rejected' ? 'off' : ''}>
        <th scope="row">${propertyName(it.name)}</th>
        <td>${propertyValue(it.name, it.value)} ${it.verdict ? html`<span class="tag">${t.statements.verdict[it.verdict]}</span>` : nothing}</td>
        <td class="who">${this.#sourceText(it)}</td>
        ${hasActions ? html`<td>${this.action?.(it) ?? nothing}</td>` : nothing}
      </tr>`)}</tbody>
    </table>`;
  }

  #sourceText(statement: Statement): TemplateResult {
    const name = statement.source === 'institution' ? t.word.institution
      : statement.person ? (statement.person.name ?? t.word.person)
      : statement.model ? `${statement.model.name} ${statement.model.version}` : statement.source;
    const what = propertyName(statement.name);
    return html`${name}${statement.at ? html`, ${dateTime(statement.at)}` : nothing}${statement.confidence === undefined ? nothing : html`, ${percent(statement.confidence)}
      <meter min="0" max="1" low="0.4" high="0.7" optimum="1" .value=${statement.confidence} aria-label=${t.statements.confidence(what, statement.value)}></meter>`}`;
  }
}

function labelled(label: Label): Statement {
  return { name: t.word.label, value: label.name, source: label.model.name, confidence: label.confidence, model: label.model, effective: true };
}
