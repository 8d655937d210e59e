import { html, css, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import type WaDialog from '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import { VitrineElement, shared } from '../elements/vitrine-element.js';
import { t } from '../strings/index.js';
import { registerPersonDialog, isValidName, person, rememberPerson } from './person.js';

/** Dialog that asks for the user's name before the first decision. */
@customElement('person-dialog')
export class PersonDialog extends VitrineElement {
  static override styles = [shared, css`form { display: grid; gap: 1rem; } .row { justify-content: flex-end; }`];

  @query('wa-dialog') private accessor dialog!: WaDialog;
  @query('input') private accessor field!: HTMLInputElement;
  @state() private accessor refused = false;
  #resolve: ((name: string | undefined) => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    registerPersonDialog(() => this.requestName());
  }

  /** Opens the dialog. Resolves with the name; undefined where the dialog was closed without one. */
  requestName(): Promise<string | undefined> {
    this.#resolve?.(undefined);
    this.refused = false;
    this.field.value = person() ?? '';
    this.dialog.open = true;
    return new Promise((resolve) => (this.#resolve = resolve));
  }

  #save(event: Event): void {
    event.preventDefault();
    this.refused = !isValidName(this.field.value);
    if (this.refused) return;
    rememberPerson(this.field.value);
    this.#resolve?.(person());
    this.#resolve = undefined;
    this.field.blur(); // So keys work again at once, and not only after the dialog has faded.
    this.dialog.open = false;
  }

  #closed(): void {
    this.#resolve?.(undefined);
    this.#resolve = undefined;
  }

  override render(): TemplateResult {
    return html`<wa-dialog label=${t.app.person} @wa-after-hide=${this.#closed}>
      <form @submit=${this.#save}>
        <p class="hint">${t.app.personWhy}</p>
        <label class="field"><span>${t.app.personName}</span>
          <input autofocus autocomplete="name" maxlength="200" aria-invalid=${this.refused} aria-describedby="refused">
        </label>
        <p id="refused" role="alert" class="hint">${this.refused ? t.app.personTooLong : ''}</p>
        <div class="row">
          <button type="button" @click=${() => (this.dialog.open = false)}>${t.app.cancel}</button>
          <button class="primary">${t.app.save}</button>
        </div>
      </form>
    </wa-dialog>`;
  }
}
