import { LitElement, unsafeCSS, type CSSResultGroup } from 'lit';
import { strings } from '../strings/index.js';
import sharedText from '../styles/shared.css';

/** Type, buttons, fields, panels: put before an element's own styles. */
export const shared: CSSResultGroup = unsafeCSS(sharedText);

/** Base of every element: the shared styles, and drawn again when the language changes. */
export class VitrineElement extends LitElement {
  static override styles: CSSResultGroup = shared;

  readonly #redraw = () => this.requestUpdate();

  override connectedCallback(): void {
    super.connectedCallback();
    strings.addEventListener('change', this.#redraw);
  }

  override disconnectedCallback(): void {
    strings.removeEventListener('change', this.#redraw);
    super.disconnectedCallback();
  }

  /** Tells listeners above, out of every shadow root. Returns false where one of them called `preventDefault()`. */
  protected emit<D>(name: string, detail: D): boolean {
    return this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable: true }));
  }
}
