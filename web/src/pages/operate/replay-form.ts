import { html, css, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { VitrineElement, shared } from '../../elements/vitrine-element.js';
import { Keys } from '../../shell/keys.js';
import { t } from '../../strings/index.js';
import { DEFAULT_RATE, MAX_RATE, rateOf } from './letter-run.js';

/** Form that replays the open letters of a group at a rate. Emits `replay-letters` with the letters a second. */
@customElement('replay-form')
export class ReplayForm extends VitrineElement {
  static override styles = [shared, css`form { display: grid; gap: 0.5rem; } p { margin: 0; } input { width: 8rem; }`];

  /** Number of open letters. */
  @property({ type: Number }) accessor open = 0;
  @property({ type: Boolean }) accessor busy = false;
  @state() private accessor isInvalid = false;
  @query('input') private accessor field!: HTMLInputElement;

  constructor() {
    super();
    new Keys(this, () => [{ keys: 'r', label: t.operate.keys.replay, run: () => this.#focus() }]);
  }

  #focus(): void {
    this.field.focus();
    this.field.select();
  }

  #submit(event: Event): void {
    event.preventDefault();
    const rate = rateOf(this.field.value);
    this.isInvalid = rate === undefined;
    if (rate === undefined) this.#focus();
    else if (!this.busy) this.emit('replay-letters', rate);
  }

  override render(): TemplateResult {
    const words = t.operate;
    return html`<form novalidate @submit=${this.#submit}>
      <label class="field"><span>${words.rate} <kbd>r</kbd></span>
        <input type="number" min="1" max=${MAX_RATE} step="1" value=${DEFAULT_RATE} aria-invalid=${this.isInvalid} aria-describedby="hint invalid"></label>
      <p id="hint" class="hint">${words.rateHint}</p>
      <p id="invalid" role="alert">${this.isInvalid ? words.rateInvalid(MAX_RATE) : nothing}</p>
      <div><button class="primary" ?disabled=${this.busy}>${words.replay(this.open)}</button></div></form>`;
  }
}
