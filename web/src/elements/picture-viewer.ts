import { html, css, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type OpenSeadragon from 'openseadragon';
import { t } from '../strings/index.js';
import { icon } from './icons.js';
import { openSeadragon } from './open-seadragon.js';
import { VitrineElement, shared } from './vitrine-element.js';

/**
 * Viewer of one picture with deep zoom: by wheel, pinch, drag, and the keys + − 0 and arrows. Emits `opened`
 * (OpenSeadragon.Viewer).
 */
@customElement('picture-viewer')
export class PictureViewer extends VitrineElement {
  static override styles = [shared, css`
    :host { display: block; position: relative; min-height: 14rem; background: var(--sunk); border: 1px solid var(--line); border-radius: var(--radius); overflow: hidden; }
    .stage { position: absolute; inset: 0; }
    .tools { position: absolute; right: 0.5rem; bottom: 0.5rem; display: flex; gap: 0.3rem; z-index: 2; }
    .failed { position: absolute; inset: 0; display: grid; place-items: center; }
  `];

  /** URL of the picture; `blob:` URLs are possible. */
  @property() accessor src = '';
  /** Description of the picture for screen readers. */
  @property() accessor label = '';
  /** Rotation of the picture, in degrees clockwise. */
  @property({ type: Number }) accessor turnDegrees = 0;
  @state() private accessor failed = false;
  @query('.stage') private accessor stage!: HTMLElement;
  /** The OpenSeadragon viewer; undefined until the first picture is opened. */
  viewer: OpenSeadragon.Viewer | undefined;

  protected override async updated(changed: PropertyValues<this>): Promise<void> {
    if (changed.has('src')) await this.#open();
    else if (changed.has('turnDegrees')) this.viewer?.viewport?.setRotation(this.turnDegrees, true);
  }

  override disconnectedCallback(): void {
    this.viewer?.destroy();
    this.viewer = undefined;
    super.disconnectedCallback();
  }

  protected override reconnected(): void {
    void this.#open();
  }

  async #open(): Promise<void> {
    this.failed = false;
    const library = await openSeadragon();
    if (!this.isConnected) return;
    if (!this.viewer) {
      this.viewer = library({
        element: this.stage,
        showNavigationControl: false,
        gestureSettingsMouse: { clickToZoom: false, dblClickToZoom: true },
        animationTime: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 0.5,
        drawer: 'canvas',
        maxZoomPixelRatio: 4,
        visibilityRatio: 0.5,
        crossOriginPolicy: false,
      });
      const canvas = this.stage.querySelector('.openseadragon-canvas');
      canvas?.setAttribute('role', 'img');
      this.viewer.addHandler('open', () => {
        this.viewer?.viewport.setRotation(this.turnDegrees, true);
        this.emit('opened', this.viewer);
      });
      this.viewer.addHandler('open-failed', () => (this.failed = true));
    }
    this.stage.querySelector('.openseadragon-canvas')?.setAttribute('aria-label', t.viewer.label(this.label));
    if (this.src) this.viewer.open({ tileSource: new library.ImageTileSource({ url: this.src, buildPyramid: false, crossOriginPolicy: false, useCanvas: true }) });
  }

  #zoom(factor: number): void {
    this.viewer?.viewport.zoomBy(factor);
    this.viewer?.viewport.applyConstraints();
  }

  override render(): TemplateResult {
    return html`<div class="stage"></div>
      ${this.failed ? html`<p class="failed hint" role="alert">${t.viewer.failed}</p>` : ''}
      <div class="tools">
        <button class="small icon" aria-label=${t.viewer.zoomIn} title=${t.viewer.zoomIn} @click=${() => this.#zoom(1.5)}>${icon('zoomIn')}</button>
        <button class="small icon" aria-label=${t.viewer.zoomOut} title=${t.viewer.zoomOut} @click=${() => this.#zoom(1 / 1.5)}>${icon('zoomOut')}</button>
        <button class="small icon" aria-label=${t.viewer.whole} title=${t.viewer.whole} @click=${() => this.viewer?.viewport.goHome()}>${icon('whole')}</button>
      </div>`;
  }
}
