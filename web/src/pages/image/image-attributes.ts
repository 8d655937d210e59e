import { html, css, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Statement } from '../../api/types.js';
import { icon } from '../../elements/icons.js';
import '../../elements/statements-table.js';
import { VitrineElement, shared } from '../../elements/vitrine-element.js';
import { propertyName } from '../../strings/format.js';
import { t } from '../../strings/index.js';

/** A verdict on a statement; `value` is the confirmed or rejected value, or the correct one. */
export interface AttributeVerdict { kind: 'confirm-attribute' | 'correct-attribute' | 'reject-attribute'; statement: Statement; value: string }

/**
 * Table of the statements about a photograph, each with buttons to confirm, correct or reject it. Emits `verdict`
 * (AttributeVerdict). The page sets the side by other buttons.
 */
@customElement('image-attributes')
export class ImageAttributes extends VitrineElement {
  static override styles = [shared, css`
    form { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: end; margin-top: 0.5rem; }
    form label { flex: 1 1 10rem; }
    form input { width: 100%; }
  `];

  @property({ attribute: false }) accessor statements: readonly Statement[] = [];
  @state() private accessor correcting: Statement | undefined;

  async #correct(statement: Statement): Promise<void> {
    this.correcting = statement;
    await this.updateComplete;
    const field = this.renderRoot.querySelector<HTMLInputElement>('input');
    field?.focus();
    field?.select();
  }

  #save(event: Event): void {
    event.preventDefault();
    const statement = this.correcting;
    const value = this.renderRoot.querySelector<HTMLInputElement>('input')?.value.trim();
    if (!statement || !value) return;
    this.correcting = undefined;
    this.emit<AttributeVerdict>('verdict', { kind: value === statement.value ? 'confirm-attribute' : 'correct-attribute', statement, value });
  }

  readonly #actions = (statement: Statement): TemplateResult | undefined => {
    if (statement.name === 'side' || statement.source === 'person') return undefined;
    const what = `${propertyName(statement.name)} ${statement.value}`;
    const emitVerdict = (kind: AttributeVerdict['kind']) => () => this.emit<AttributeVerdict>('verdict', { kind, statement, value: statement.value });
    return html`<span class="acts">
      <button class="small icon" aria-label=${t.image.confirm(what)} title=${t.image.confirm(what)} aria-pressed=${statement.verdict === 'confirmed'} @click=${emitVerdict('confirm-attribute')}>${icon('check')}</button>
      <button class="small icon" aria-label=${t.image.correct(what)} title=${t.image.correct(what)} @click=${() => void this.#correct(statement)}>${icon('pencil')}</button>
      <button class="small icon" aria-label=${t.image.reject(what)} title=${t.image.reject(what)} aria-pressed=${statement.verdict === 'rejected'} @click=${emitVerdict('reject-attribute')}>${icon('x')}</button>
    </span>`;
  };

  override render(): TemplateResult {
    return html`<statements-table captionHidden .statements=${this.statements} .action=${this.#actions}></statements-table>
      ${this.correcting ? html`<form @submit=${this.#save} @keydown=${(event: KeyboardEvent) => { if (event.key === 'Escape') this.correcting = undefined; }}>
        <label class="field"><span>${t.image.right(propertyName(this.correcting.name))}</span><input required maxlength="500" .value=${this.correcting.value}></label>
        <button class="primary">${t.app.save}</button><button type="button" @click=${() => (this.correcting = undefined)}>${t.app.cancel}</button></form>` : ''}`;
  }
}

