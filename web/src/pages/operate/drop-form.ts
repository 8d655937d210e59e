import { html, css, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { VitrineElement, shared } from '../../elements/vitrine-element.js';
import { Keys } from '../../shell/keys.js';
import { t } from '../../strings/index.js';

/** Most characters of a reason that the service accepts. */
const MAX_REASON_LENGTH = 200;

/** What the user has confirmed: why, and how many letters. */
export interface ConfirmedDrop { reason: string; letters: number }

/**
 * Form that drops the open letters of a group: a reason, then a confirmation that names their number. Emits
 * `drop-letters` with the reason and the confirmed number.
 */
@customElement('drop-form')
export class DropForm extends VitrineElement {
  static override styles = [shared, css`form { display: grid; gap: 0.5rem; } p { margin: 0; } input { width: min(30rem, 100%); } .notice p { margin-block: 0.3rem; }`];

  /** Number of open letters. */
  @property({ type: Number }) accessor open = 0;
  @property({ type: Boolean }) accessor busy = false;
  @state() private accessor isMissing = false;
  /** Number of letters that the confirmation names; undefined where none is shown. */
  @state() private accessor confirming: number | undefined;
  @query('input') private accessor field!: HTMLInputElement;

  constructor() {
    super();
    new Keys(this, () => [{ keys: 'd', label: t.operate.keys.drop, run: () => this.field.focus() }]);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // The confirmation stays while its run is in progress, so that a second click finds the same button, disabled.
    if (changed.get('busy') === true && !this.busy) this.confirming = undefined;
  }

  async #submit(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy || this.confirming !== undefined) return;
    this.isMissing = this.field.value.trim() === '';
    if (this.isMissing) {
      this.field.focus();
      return;
    }
    this.confirming = this.open;
    await this.updateComplete;
    // Not a button, so that a repeated Enter does not confirm.
    this.renderRoot.querySelector<HTMLElement>('#confirmation')?.focus();
  }

  #cancel(): void {
    if (this.busy) return;
    this.confirming = undefined;
    this.field.focus();
  }

  #confirm(): void {
    if (this.confirming !== undefined && !this.busy) this.emit<ConfirmedDrop>('drop-letters', { reason: this.field.value.trim(), letters: this.confirming });
  }

  override render(): TemplateResult {
    const words = t.operate;
    const confirming = this.confirming !== undefined;
    return html`<form novalidate @submit=${this.#submit}>
        <label class="field"><span>${words.reason} <kbd>d</kbd></span>
          <input maxlength=${MAX_REASON_LENGTH} autocomplete="off" ?readonly=${confirming} aria-invalid=${this.isMissing} aria-describedby="hint missing"></label>
        <p id="hint" class="hint">${words.reasonHint}</p>
        <p id="missing" role="alert">${this.isMissing ? words.reasonMissing : nothing}</p>
        <div><button ?disabled=${this.busy || confirming}>${words.drop}</button></div></form>
      ${this.confirming === undefined ? nothing : this.#confirmation(this.confirming)}`;
  }

  #confirmation(letters: number): TemplateResult {
    const words = t.operate;
    return html`<div id="confirmation" class="notice unsure" role="group" aria-labelledby="question" tabindex="-1"
        @keydown=${(event: KeyboardEvent) => { if (event.key === 'Escape') this.#cancel(); }}>
      <h3 id="question">${words.dropConfirm(letters)}</h3><p>${words.dropDetail}</p>
      <div class="row"><button class="primary" ?disabled=${this.busy} @click=${this.#confirm}>${words.dropNow(letters)}</button>
        <button ?disabled=${this.busy} @click=${this.#cancel}>${t.app.cancel}</button></div></div>`;
  }
}
