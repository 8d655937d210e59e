import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { Keys } from '../shell/keys.js';
import { toast, toastProblem } from '../shell/toasts.js';
import { t } from '../strings/index.js';
import { icon } from './icons.js';
import { VitrineElement } from './vitrine-element.js';

/** Copies the stable address of a record, by mouse or by the key `y`. */
@customElement('copy-address')
export class CopyAddress extends VitrineElement {
  /** Path and parameters. */
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
      // Not served securely, or not allowed: the address bar shows the same.
      toastProblem(t.records.notCopied(address), failure);
    }
  }

  override render(): TemplateResult {
    return html`<button class="small" @click=${() => void this.#copy()}>${icon('link')}${t.records.copyAddress} <kbd>Y</kbd></button>`;
  }
}
