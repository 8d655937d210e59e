import { html, css, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Decision } from '../api/types.js';
import { isEffective } from '../decide/history.js';
import { dateTime } from '../strings/format.js';
import { t } from '../strings/index.js';
import { icon } from './icons.js';
import { loadingText } from './loading.js';
import { VitrineElement, shared } from './vitrine-element.js';

/**
 * List of decisions, newest first: kind, person, time, and whether each is still in effect. With `undoable`, each has a
 * button that undoes or restores it, which emits `reverse-decision` (Decision). With `older`, a button below the list
 * emits `older`.
 */
@customElement('history-list')
export class HistoryList extends VitrineElement {
  static override styles = [shared, css`
    ol { list-style: none; margin: 0; padding: 0; display: grid; gap: 0.5rem; }
    li { border-left: 3px solid var(--accent); padding-left: 0.75rem; }
    li.off { border-color: var(--line); color: var(--ink-2); }
    li { display: flex; justify-content: space-between; align-items: start; gap: 0.5rem; overflow-wrap: anywhere; }
    small { color: var(--ink-2); display: block; }
  `];

  /** Undefined until they are read. */
  @property({ attribute: false }) accessor decisions: readonly Decision[] | undefined;
  @property({ type: Boolean }) accessor undoable = false;
  /** Whether there are older decisions than those of the list. */
  @property({ type: Boolean }) accessor older = false;
  /** Whether older decisions are being read. */
  @property({ type: Boolean }) accessor busy = false;

  override render(): TemplateResult {
    if (!this.decisions) return loadingText();
    if (this.decisions.length === 0) return html`<p class="hint">${t.decide.noHistory}</p>`;
    return html`<ol aria-label=${t.decide.history}>${this.decisions.map((it) => html`<li class=${isEffective(it) ? '' : 'off'}><div>
      ${t.decide.kinds[it.kind] ?? it.kind}${this.#what(it)}
      ${isEffective(it) ? nothing : html` (${t.decide.noLongerInEffect})`}
      ${it.conflictsWith?.length ? html` · ${t.decide.conflict}` : nothing}
      <small>${it.person.name ?? t.word.person}, <time datetime=${it.decidedAt}>${dateTime(it.decidedAt)}</time>${it.note ? html` · ${it.note}` : nothing}</small></div>
      ${this.undoable && it.kind !== 'undo' && it.kind !== 'redo' ? this.#reversal(it) : nothing}
    </li>`)}</ol>
    ${this.older ? html`<p><button class="small" ?disabled=${this.busy} @click=${() => this.emit('older', undefined)}>${t.decide.older}</button></p>` : nothing}`;
  }

  #reversal(decision: Decision): TemplateResult {
    const effective = isEffective(decision);
    const label = effective ? t.records.takeBack : t.records.restore;
    return html`<button class="small icon" aria-label=${label(t.decide.kinds[decision.kind] ?? decision.kind, dateTime(decision.decidedAt))} title=${effective ? t.app.undo : t.app.restore}
      @click=${() => this.emit('reverse-decision', decision)}>${icon(effective ? 'undo' : 'redo')}</button>`;
  }

  #what(decision: Decision): string {
    const { value } = decision;
    const named = value?.title ?? value?.itemId ?? (value?.name ? `${value.name} = ${value.value ?? ''}` : value?.side);
    return named ? `: ${named}` : '';
  }
}
