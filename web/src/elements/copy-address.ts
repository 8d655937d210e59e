import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { Keys } from '../shell/keys.js';
import { toast, toastProblem } from '../shell/toasts.js';
import { t } from '../strings/index.js';
import { icon } from './icons.js';
import { VitrineElement } from './vitrine-element.js';

/** Button that copies the stable address of a record to the clipboard, by mouse or by the key `y`. */
@customElement('copy-address')
export class CopyAddress extends VitrineElement {
  /** Path and query parameters of the record's page. */
  @property() accessor address = '';

  constructor() {
    super();
    new Keys(this, () => [{ keys: 'y', label: t.records.copyAddress, run: () => void this.#copy() }]);
  }

  async #copy(): Promise<void> {
    const address = new URL(this.address, location.origin).href;
    try {
      await navigator.clipboard.writeText(address);
      toast(t.records.copied(address));
    } catch (failure) {
      // The page is not served securely, or the browser forbids it. The message shows the address.
      toastProblem(t.records.notCopied(address), failure);
    }
  }

  override render(): TemplateResult {
    return html`<button class="small" @click=${() => void this.#copy()}>${icon('link')}${t.records.copyAddress} <kbd>Y</kbd></button>`;
  }
}
