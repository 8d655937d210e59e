import { html, css, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import type WaDialog from '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import { icon } from '../elements/icons.js';
import { VitrineElement, shared } from '../elements/vitrine-element.js';
import { chooseLanguage, language, languages, t, type Language } from '../strings/index.js';
import { isValidName, person, rememberPerson } from './person.js';
import { chooseTheme, theme, type Theme } from './theme.js';

const themes: readonly Theme[] = ['system', 'light', 'dark'];

/** Dialog for the user's name, the language and the colours, with the button that opens it. */
@customElement('settings-menu')
export class SettingsMenu extends VitrineElement {
  static override styles = [shared, css`:host { display: contents; } form { display: grid; gap: 1rem; }`];

  @query('wa-dialog') private accessor dialog!: WaDialog;
  @state() private accessor refused = false;

  #rename(event: Event): void {
    const name = (event.target as HTMLInputElement).value;
    this.refused = !isValidName(name);
    if (!this.refused) rememberPerson(name);
  }

  override render(): TemplateResult {
    return html`<button class="icon small" aria-label=${t.app.settings} title=${t.app.settings} @click=${() => { this.requestUpdate(); this.dialog.open = true; }}>${icon('settings')}</button>
      <wa-dialog label=${t.app.settings} light-dismiss>
        <form @submit=${(event: Event) => { event.preventDefault(); this.dialog.open = false; }}>
          <label class="field"><span>${t.app.personUnknown}</span>
            <input autocomplete="name" maxlength="200" .value=${person() ?? ''} aria-invalid=${this.refused} @change=${this.#rename}></label>
          ${this.refused ? html`<p role="alert" class="hint">${t.app.personTooLong}</p>` : ''}
          <label class="field"><span>${t.app.language}</span>
            <select @change=${(event: Event) => void chooseLanguage((event.target as HTMLSelectElement).value as Language)}>
              ${Object.entries(languages).map(([id, name]) => html`<option value=${id} ?selected=${id === language()}>${name}</option>`)}
            </select></label>
          <label class="field"><span>${t.app.theme}</span>
            <select @change=${(event: Event) => chooseTheme((event.target as HTMLSelectElement).value as Theme)}>
              ${themes.map((it) => html`<option value=${it} ?selected=${it === theme()}>${t.app.themes[it]}</option>`)}
            </select></label>
        </form>
      </wa-dialog>`;
  }
}
