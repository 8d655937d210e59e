import { html, css, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { icon } from '../../elements/icons.js';
import { VitrineElement, shared } from '../../elements/vitrine-element.js';
import { Keys } from '../../shell/keys.js';
import { toast } from '../../shell/toasts.js';
import { t } from '../../strings/index.js';

/** Shows the command that trains a classifier for a collection, with a button to copy it. */
@customElement('train-command')
export class TrainCommand extends VitrineElement {
  static override styles = [shared, css`
    .command { display: flex; flex-wrap: wrap; gap: 0.6rem; align-items: center; margin-block: 0.75rem; }
    code { flex: 1 1 16rem; min-width: 0; overflow-wrap: anywhere; background: var(--sunk); border: 1px solid var(--line); border-radius: 8px; padding: 0.7rem 0.9rem; font-size: 0.95rem; user-select: all; }
    input { width: min(24rem, 100%); }
    ul { margin: 0.3rem 0 0; padding-left: 1.2rem; }
  `];

  @property() accessor collectionId = '';
  /** Names of attributes that the user can choose from. */
  @property({ attribute: false }) accessor names: readonly string[] = [];
  @state() private accessor attribute = 'material';

  constructor() {
    super();
    new Keys(this, () => [{ keys: 'c', label: t.models.keys.copy, run: () => void this.#copy() }]);
  }

  get #command(): string {
    return `./vitrine train ${quoted(this.collectionId)} --attribute ${quoted(this.attribute.trim() || 'material')}`;
  }

  async #copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.#command);
      toast(t.models.copied);
    } catch {
      toast(t.models.copyFailed); // The page is not served securely, or the browser forbids it.
    }
  }

  override render(): TemplateResult {
    const words = t.models;
    return html`<p class="hint">${words.trainHint}</p>
      <label class="field"><span>${words.trainAttribute}</span><input list="known" maxlength="200" .value=${this.attribute} @input=${(event: Event) => (this.attribute = (event.target as HTMLInputElement).value)}></label>
      <datalist id="known">${this.names.map((it) => html`<option value=${it}></option>`)}</datalist>
      <div class="command"><code aria-label=${words.command} role="textbox" aria-readonly="true" tabindex="0">${this.#command}</code>
        <button @click=${() => void this.#copy()}>${icon('link')}${words.copy} <kbd>c</kbd></button></div>
      <h3>${words.needsTitle}</h3><ul>${words.needs.map((it) => html`<li>${it}</li>`)}</ul>`;
  }
}

/** Quotes a text so that a shell reads it as one word. */
function quoted(text: string): string {
  return /^[\w.,=@%+:/-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
