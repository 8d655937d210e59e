import { html, css, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import type WaDialog from '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import { VitrineElement, shared } from '../elements/vitrine-element.js';
import { t } from '../strings/index.js';
import { areSingleKeysOn, bindings, switchSingleKeys } from './keys.js';

/** Dialog that lists the keys that work at present. */
@customElement('key-map')
export class KeyMap extends VitrineElement {
  static override styles = [shared, css`
    dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.5rem 1rem; margin: 0; align-items: baseline; }
    dt { text-align: right; }
    dd { margin: 0; }
    label { margin-top: 1rem; }
  `];

  @query('wa-dialog') private accessor dialog!: WaDialog;
  @state() private accessor open = false;

  toggle(): void {
    this.open = !this.dialog.open;
    this.dialog.open = this.open;
  }

  override render(): TemplateResult {
    return html`<wa-dialog label=${t.app.keys} light-dismiss @wa-after-hide=${() => (this.open = false)}>
      ${this.open ? html`
        <dl>${bindings().filter((it) => !it.unlisted).map((it) => html`<dt>${readable(it.keys).map((key) => html`<kbd>${key}</kbd> `)}</dt><dd>${it.label}</dd>`)}</dl>
        <p class="hint">${t.app.keysHint}</p>
        <label class="row"><input type="checkbox" .checked=${areSingleKeysOn()} @change=${(event: Event) => switchSingleKeys((event.target as HTMLInputElement).checked)}>${t.app.keysOn}</label>` : ''}
    </wa-dialog>`;
  }
}

const NAMES: Record<string, string> = { ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓', Escape: 'Esc', Enter: '↵', ' ': 'Space' };

function readable(keys: string): string[] {
  if (keys === 'Shift+?') return ['?'];
  return keys.split(/[ +]/).map((it) => NAMES[it] ?? it.replace(/^Digit/, ''));
}
