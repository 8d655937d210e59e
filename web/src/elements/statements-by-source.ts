import { html, css, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Statement } from '../api/types.js';
import { dateTime, fold, percent, propertyName, propertyValue } from '../strings/format.js';
import { t } from '../strings/index.js';
import { overruled } from './overruled.js';
import { VitrineElement, shared } from './vitrine-element.js';

const SOURCES = ['institution', 'machine', 'person'] as const;
type Source = (typeof SOURCES)[number];

/**
 * Table of the statements of institution, models and people about each property, side by side; in a narrow window one
 * below the other.
 */
@customElement('statements-by-source')
export class StatementsBySource extends VitrineElement {
  static override styles = [shared, css`
    table { table-layout: fixed; }
    .value { display: block; }
    .off .value { text-decoration: line-through; color: var(--ink-2); }
    .who { color: var(--ink-2); font-size: 0.82rem; display: block; }
    .statement + .statement { margin-top: 0.4rem; }
    .tag { display: inline-block; border: 1px solid var(--line); border-radius: 1rem; padding: 0 0.5rem; font-size: 0.78rem; }
    @media (max-width: 40rem) {
      thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
      table, tbody, tr, td, tbody th { display: block; }
      tbody th { font-weight: 600; }
      td { border: 0; padding: 0.1rem 0 0.3rem 0.9rem; }
      td:empty { display: none; }
    }
  `];

  @property({ attribute: false }) accessor statements: readonly Statement[] = [];

  override render(): TemplateResult {
    if (this.statements.length === 0) return html`<p class="hint">${t.statements.none}</p>`;
    const names = new Map<string, string>();
    for (const it of this.statements) if (!names.has(fold(it.name))) names.set(fold(it.name), it.name);
    return html`<table>
      <caption class="hidden-text">${t.records.bySource}</caption>
      <thead><tr><th scope="col">${t.statements.what}</th>${SOURCES.map((it) => html`<th scope="col">${t.word[it]}</th>`)}</tr></thead>
      <tbody>${[...names].map(([folded, name]) => html`<tr><th scope="row">${propertyName(name)}</th>
        ${SOURCES.map((source) => html`<td>${this.#statementsOf(folded, source)}</td>`)}</tr>`)}</tbody>
    </table>`;
  }

  #statementsOf(name: string, source: Source): TemplateResult[] | typeof nothing {
    const statements = this.statements.filter((it) => fold(it.name) === name && sourceOf(it) === source);
    if (statements.length === 0) return nothing;
    return statements.map((it) => html`<div class="statement ${overruled(it, this.statements) || it.verdict === 'rejected' ? 'off' : ''}">
      <span class="value">${propertyValue(it.name, it.value)}</span>
      ${it.verdict ? html`<span class="tag">${t.statements.verdict[it.verdict]}</span>` : nothing}
      <span class="who">${sourceDetail(it)}</span></div>`);
  }
}

function sourceOf(statement: Statement): Source {
  if (statement.source === 'person') return 'person';
  return statement.model ? 'machine' : 'institution';
}

function sourceDetail(statement: Statement): string {
  const model = statement.model ? `${statement.model.name} ${statement.model.version}` : '';
  const sure = statement.confidence === undefined ? '' : percent(statement.confidence);
  const person = statement.person ? (statement.person.name ?? t.word.person) : '';
  return [model, sure, person, statement.at ? dateTime(statement.at) : ''].filter(Boolean).join(', ');
}

/** Removes duplicates from the statements of several photographs of one object. */
export function distinct(statements: readonly Statement[]): Statement[] {
  const seen = new Set<string>();
  return statements.filter((it) => {
    const key = JSON.stringify([fold(it.name), it.value, it.source, it.decisionId, it.verdict]);
    return !seen.has(key) && seen.add(key);
  });
}
