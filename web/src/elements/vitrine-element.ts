import { LitElement, unsafeCSS, type CSSResultGroup } from 'lit';
import { strings } from '../strings/index.js';
import sharedText from '../styles/shared.css';

/** Shared styles of text, buttons, fields and panels; an element lists them before its own styles. */
export const shared: CSSResultGroup = unsafeCSS(sharedText);

/** Base class of every element: it has the shared styles, and is rendered again when the language changes. */
export class VitrineElement extends LitElement {
  static override styles: CSSResultGroup = shared;

  readonly #redraw = () => this.requestUpdate();

  override connectedCallback(): void {
    super.connectedCallback();
    strings.addEventListener('change', this.#redraw);
    if (this.hasUpdated) this.reconnected();
  }

  override disconnectedCallback(): void {
    strings.removeEventListener('change', this.#redraw);
    super.disconnectedCallback();
  }

  /**
   * Called when the element is connected again. An element that ends its requests when it is disconnected starts them
   * here again.
   */
  protected reconnected(): void {}

  /**
   * Dispatches an event that bubbles through all shadow roots. Returns false where a listener called
   * `preventDefault()`.
   */
  protected emit<D>(name: string, detail: D): boolean {
    return this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable: true }));
  }
}
