import { html, css, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { VitrineElement, shared } from '../../elements/vitrine-element.js';
import { t } from '../../strings/index.js';
import { roles, type Role } from './plan.js';
import { sideOf } from './statement-rules.js';
import type { Table } from './table.js';

const SHOWN = 5;

/** Table preview in which the user chooses the meaning of each column. Emits `columns` (Role[]). */
@customElement('column-mapping')
export class ColumnMapping extends VitrineElement {
  static override styles = [shared, css`
    :host { display: block; min-width: 0; }
    .wide { overflow-x: auto; border: 1px solid var(--line); border-radius: var(--radius); }
    table { width: max-content; min-width: 100%; }
    th, td { padding: 0.45rem 0.7rem; max-width: 16rem; border-top: 1px solid var(--line); }
    thead th { background: var(--sunk); color: var(--ink); font-size: 0.9rem; vertical-align: bottom; }
    thead select { min-height: 2.3rem; display: block; margin-top: 0.2rem; }
    .leave { color: var(--ink-2); text-decoration: line-through; }
    .line { color: var(--ink-2); }
  `];

  @property({ attribute: false }) accessor table: Table | undefined;
  @property({ attribute: false }) accessor columns: readonly Role[] = [];

  /**
   * Gives a column a role. Only `metadata` and `leave` may occur twice; the column that had another role before becomes
   * metadata.
   */
  #choose(at: number, role: Role): void {
    const once = role !== 'metadata' && role !== 'leave';
    this.emit('columns', this.columns.map((it, index) => (index === at ? role : once && it === role ? 'metadata' : it)));
  }

  override render(): TemplateResult | typeof nothing {
    const table = this.table;
    if (!table) return nothing;
    const words = t.contribute;
    return html`<h3>${words.table(table.name, table.rows.length)}</h3>
      <p class="hint">${words.meansHint} ${words.tableRead(words.separators[table.separator] ?? table.separator, table.encoding)}</p>
      <div class="wide" tabindex="0" role="group" aria-label=${words.table(table.name, table.rows.length)}><table>
        <thead><tr><th scope="col">${words.line}</th>${table.header.map((name, at) => html`<th scope="col">${name}
          <select aria-label=${words.means(name)} @change=${(event: Event) => this.#choose(at, (event.target as HTMLSelectElement).value as Role)}>
            ${roles.map((role) => html`<option value=${role} .selected=${role === this.columns[at]}>${words.roles[role]}</option>`)}
          </select></th>`)}</tr></thead>
        <tbody>${table.rows.slice(0, SHOWN).map((row) => html`<tr><td class="line number">${row.line}</td>
          ${table.header.map((_, at) => html`<td class=${this.columns[at] === 'leave' ? 'leave' : ''}>${this.columns[at] === 'side' ? (sideOf(row.cells[at] ?? '') ?? '') : (row.cells[at] ?? '')}</td>`)}</tr>`)}</tbody>
      </table></div>
      ${this.columns.includes('file') ? nothing : html`<p class="notice bad" role="alert">${words.noFileColumn}</p>`}`;
  }
}
