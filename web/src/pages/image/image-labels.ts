import { html, css, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { Decided, Label, Region } from '../../api/types.js';
import { icon } from '../../elements/icons.js';
import { VitrineElement, shared } from '../../elements/vitrine-element.js';
import { fold, percent } from '../../strings/format.js';
import { t } from '../../strings/index.js';

export interface LabelVerdict { kind: 'confirm-label' | 'reject-label' | 'add-label'; name: string }
type Verdicts = NonNullable<Decided['labels']>;

/**
 * List of the labels of models and people, with buttons to confirm and reject, and a form to add one, with the drawn
 * box if there is one. Emits `verdict` (LabelVerdict) or `draw`.
 */
@customElement('image-labels')
export class ImageLabels extends VitrineElement {
  static override styles = [shared, css`
    ul { list-style: none; margin: 0; padding: 0; }
    li { display: flex; align-items: center; gap: 0.4rem; padding: 0.3rem 0; border-top: 1px solid var(--line); }
    .name { flex: 1; min-width: 0; overflow-wrap: anywhere; }
    .off .term { text-decoration: line-through; color: var(--ink-2); }
    small { color: var(--ink-2); display: block; }
    form { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; margin-top: 0.6rem; }
    form input { flex: 1 1 9rem; min-width: 0; }
  `];

  @property({ attribute: false }) accessor labels: readonly Label[] = [];
  @property({ attribute: false }) accessor verdicts: Verdicts = [];
  /** Box that the user drew for the label that is added next. */
  @property({ attribute: false }) accessor box: Region | undefined;
  @query('input') private accessor field!: HTMLInputElement;

  focusField(): void {
    this.field.focus();
  }

  #add(event: Event): void {
    event.preventDefault();
    const name = this.field.value.trim();
    if (!name) return;
    this.field.value = '';
    this.emit<LabelVerdict>('verdict', { kind: 'add-label', name });
  }

  override render(): TemplateResult {
    const known = new Set(this.labels.map((it) => fold(it.name)));
    const added = this.verdicts.filter((it) => !known.has(fold(it.name)) && it.verdict !== 'rejected');
    return html`${this.labels.length + added.length === 0 ? html`<p class="hint">${t.image.noLabels}</p>` : html`<ul>
        ${added.map((it) => html`<li><span class="name"><span class="term">${it.name}</span> ${it.box ? icon('box') : nothing}<small>${it.by.person.name ?? t.word.person}</small></span>${this.#button('reject-label', it.name, false)}</li>`)}
        ${this.labels.map((it) => this.#label(it))}</ul>`}
      <form @submit=${this.#add}>
        <input maxlength="200" required aria-label=${t.image.addLabel} placeholder=${t.image.labelHint}>
        <button type="button" class="small" aria-pressed=${this.box !== undefined} @click=${() => this.emit('draw', undefined)}>${icon('box')}${this.box ? t.image.boxDrawn : t.image.drawBox} <kbd>B</kbd></button>
        <button class="small">${icon('plus')}${t.image.add}</button>
      </form>`;
  }

  #label(it: Label): TemplateResult {
    const verdict = this.verdicts.find((each) => fold(each.name) === fold(it.name))?.verdict;
    return html`<li class=${verdict === 'rejected' ? 'off' : ''}><span class="name"><span class="term">${it.name}</span>
        <small>${[it.model?.name ?? t.word.machine, percent(it.confidence), verdict && verdict !== 'added' ? t.statements.verdict[verdict] : ''].filter(Boolean).join(', ')}</small></span>
      ${this.#button('confirm-label', it.name, verdict === 'confirmed')}${this.#button('reject-label', it.name, verdict === 'rejected')}</li>`;
  }

  #button(kind: 'confirm-label' | 'reject-label', name: string, pressed: boolean): TemplateResult {
    const label = kind === 'confirm-label' ? t.image.confirm(name) : t.image.reject(name);
    return html`<button class="small icon" aria-label=${label} title=${label} aria-pressed=${pressed} @click=${() => this.emit<LabelVerdict>('verdict', { kind, name })}>${icon(kind === 'confirm-label' ? 'check' : 'x')}</button>`;
  }
}
