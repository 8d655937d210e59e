import { html, css, nothing, svg, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type OpenSeadragon from 'openseadragon';
import type { Comparison, Point, Segment } from '../../api/types.js';
import { icon } from '../../elements/icons.js';
import { openSeadragon } from '../../elements/open-seadragon.js';
import { VitrineElement, shared } from '../../elements/vitrine-element.js';
import { t } from '../../strings/index.js';
import { inverse, mapped, matrixOf, scale, turnDegrees, type Matrix } from './alignment.js';

/** How the two pictures are shown. */
export type Mode = 'beside' | 'overlay' | 'curtain' | 'blink';

type Place = 'a' | 'b';
const BLINK_MS = 600;

/**
 * Two pictures in deep zoom that move together, with B rotated and scaled to match A; beside each other or overlaid.
 * Matching edge segments are drawn on both.
 */
@customElement('locked-viewers')
export class LockedViewers extends VitrineElement {
  static override styles = [shared, css`
    :host { display: block; position: relative; }
    .stages { display: grid; grid-template-columns: 1fr 1fr; gap: 0.5rem; height: min(62vh, 40rem); min-height: 16rem; }
    .stage { position: relative; background: var(--sunk); border: 1px solid var(--line); border-radius: var(--radius); overflow: hidden; min-width: 0; }
    .stages.laid { grid-template-columns: 1fr; }
    .stages.laid .stage { grid-area: 1 / 1; }
    .stages.laid .stage.b { pointer-events: none; background: none; border-color: transparent; }
    .overlay .stage.b { opacity: var(--share); }
    .curtain .stage.b { clip-path: inset(0 0 0 var(--cut)); }
    .blink .stage.b { animation: blink var(--blink) steps(1) infinite; }
    @keyframes blink { 50% { opacity: 0; } }
    .canvas, svg.strokes { position: absolute; inset: 0; width: 100%; height: 100%; }
    svg.strokes { pointer-events: none; }
    svg.strokes line { stroke-linecap: round; }
    .inlier { stroke: #2ee6c5; } .outlier { stroke: #ff9d3c; stroke-dasharray: 3 3; }
    .caption { position: absolute; left: 0.5rem; top: 0.5rem; z-index: 2; background: var(--surface); border-radius: 1rem; padding: 0.1rem 0.7rem; font-size: 0.85rem; }
    .stages.laid .b .caption { left: auto; right: 0.5rem; }
    .tools { position: absolute; right: 0.6rem; bottom: 0.6rem; display: flex; gap: 0.3rem; z-index: 3; }
    .overlay ~ .tools, .curtain ~ .tools { bottom: 2.4rem; }
    input[type="range"] { width: 100%; }
    @media (max-width: 40rem) { .stages { height: 50vw; min-height: 11rem; gap: 0.25rem; } .stages.laid { height: 90vw; } .caption { left: 0.25rem; top: 0.25rem; font-size: 0.75rem; } }
  `];

  @property({ attribute: false }) accessor comparison: Comparison | undefined;
  @property() accessor mode: Mode = 'beside';
  @property({ type: Boolean }) accessor strokes = true;
  /** Names of A and B. */
  @property({ attribute: false }) accessor captions: readonly [string, string] = ['', ''];
  /** Position of the curtain, or opacity of B in the overlay; in [0, 1]. */
  @property({ type: Number }) accessor share = 0.5;
  @state() private accessor moved = 0;
  @state() private accessor failed = false;
  @query('.a .canvas') private accessor stageA!: HTMLElement;
  @query('.b .canvas') private accessor stageB!: HTMLElement;
  #viewers: { a: OpenSeadragon.Viewer; b: OpenSeadragon.Viewer } | undefined;
  #library: typeof OpenSeadragon | undefined;
  #following = false;

  override disconnectedCallback(): void {
    this.#viewers?.a.destroy();
    this.#viewers?.b.destroy();
    this.#viewers = undefined;
    super.disconnectedCallback();
  }

  protected override reconnected(): void {
    if (this.comparison) void this.#open(this.comparison);
  }

  protected override async updated(changed: PropertyValues<this>): Promise<void> {
    this.style.setProperty('--share', String(this.share));
    this.style.setProperty('--cut', `${this.share * 100}%`);
    this.style.setProperty('--blink', `${BLINK_MS * 2}ms`);
    if (changed.has('comparison') && this.comparison) await this.#open(this.comparison);
    else if (changed.has('mode') && this.#viewers) this.#resized(this.#viewers);
  }

  async #open(comparison: Comparison): Promise<void> {
    this.#library ??= await openSeadragon();
    if (!this.isConnected || comparison !== this.comparison) return;
    this.#viewers ??= { a: this.#viewer(this.stageA), b: this.#viewer(this.stageB) };
    this.failed = false;
    const { a, b } = this.#viewers;
    const opened = [a, b].map((it) => new Promise<void>((resolve) => it.addOnceHandler('open', () => resolve())));
    for (const [viewer, picture] of [[a, comparison.a.picture], [b, comparison.b.picture]] as const) {
      viewer.open({ tileSource: new this.#library.ImageTileSource({ url: picture, buildPyramid: false, crossOriginPolicy: false, useCanvas: true }) });
    }
    await Promise.all(opened);
    if (comparison === this.comparison) this.#home();
  }

  #viewer(element: HTMLElement): OpenSeadragon.Viewer {
    const viewer = this.#library!({
      element, showNavigationControl: false, drawer: 'canvas', maxZoomPixelRatio: 8, visibilityRatio: 0.3, crossOriginPolicy: false,
      gestureSettingsMouse: { clickToZoom: false, dblClickToZoom: true }, animationTime: 0,
    });
    viewer.addHandler('open-failed', () => (this.failed = true));
    viewer.addHandler('viewport-change', () => this.#follow(viewer));
    const canvas = element.querySelector('.openseadragon-canvas');
    canvas?.setAttribute('role', 'img');
    canvas?.setAttribute('aria-label', t.viewer.label(this.captions[element === this.stageA ? 0 : 1]));
    return viewer;
  }

  #home(): void {
    const { a } = this.#viewers ?? {};
    if (!a) return;
    a.viewport.goHome(true);
    this.#follow(a);
  }

  /** Adapts both viewers to a new size of their elements, which OpenSeadragon detects at its next drawing. */
  #resized({ a, b }: { a: OpenSeadragon.Viewer; b: OpenSeadragon.Viewer }): void {
    a.addOnceHandler('resize', () => this.#home());
    for (const viewer of [a, b]) {
      viewer.forceResize();
      viewer.forceRedraw();
    }
  }

  /** Moves the other viewer after one was moved, so that by the alignment both have the same point in their centre. */
  #follow(moved: OpenSeadragon.Viewer): void {
    const viewers = this.#viewers;
    const comparison = this.comparison;
    if (!viewers || !comparison || this.#following || !moved.world.getItemAt(0)) return;
    const other = moved === viewers.a ? viewers.b : viewers.a;
    if (!other.world.getItemAt(0)) return;
    this.#following = true;
    const matrix: Matrix = moved === viewers.a ? matrixOf(comparison) : inverse(matrixOf(comparison));
    const from = moved.world.getItemAt(0);
    const to = other.world.getItemAt(0);
    const middle = from.viewportToImageCoordinates(moved.viewport.getCenter(true));
    const at = mapped(matrix, middle);
    other.viewport.panTo(to.imageToViewportCoordinates(at.x, at.y), true);
    const zoom = from.viewportToImageZoom(moved.viewport.getZoom(true)) / scale(matrix);
    other.viewport.zoomTo(to.imageToViewportZoom(zoom), undefined, true);
    if (moved === viewers.a) other.viewport.setRotation(moved.viewport.getRotation(true) - turnDegrees(matrix), true);
    this.#following = false;
    this.moved++;
  }

  #zoom(factor: number): void {
    this.#viewers?.a.viewport.zoomBy(factor, undefined, true);
  }

  override render(): TemplateResult {
    void this.moved;
    return html`<div class="stages ${this.mode === 'beside' ? '' : `laid ${this.mode}`}">
        ${(['a', 'b'] as const).map((place, at) => html`<div class="stage ${place}"><div class="canvas"></div>${this.strokes ? this.#drawn(place) : nothing}<span class="caption">${this.captions[at]}</span></div>`)}
      </div>
      ${this.mode === 'overlay' || this.mode === 'curtain' ? html`<input type="range" min="0" max="1" step="0.01" .value=${String(this.share)} aria-label=${t.compare.share} @input=${(event: Event) => (this.share = Number((event.target as HTMLInputElement).value))}>` : nothing}
      ${this.failed ? html`<p role="alert" class="hint">${t.viewer.failed}</p>` : nothing}
      <div class="tools">
        <button class="small icon" aria-label=${t.viewer.zoomIn} title=${t.viewer.zoomIn} @click=${() => this.#zoom(1.5)}>${icon('zoomIn')}</button>
        <button class="small icon" aria-label=${t.viewer.zoomOut} title=${t.viewer.zoomOut} @click=${() => this.#zoom(1 / 1.5)}>${icon('zoomOut')}</button>
        <button class="small icon" aria-label=${t.viewer.whole} title=${t.viewer.whole} @click=${() => this.#home()}>${icon('whole')}</button>
      </div>`;
  }

  #drawn(place: Place): TemplateResult | typeof nothing {
    const viewer = this.#viewers?.[place];
    const item = viewer?.world.getItemAt(0);
    if (!viewer || !item || !this.comparison) return nothing;
    const at = (x: number, y: number): Point => item.imageToViewerElementCoordinates(new this.#library!.Point(x, y));
    return html`<svg class="strokes" aria-hidden="true">${this.comparison.matches.map((match) => {
      const segment: Segment = match[place];
      const from = at(segment.x1, segment.y1);
      const to = at(segment.x2, segment.y2);
      return svg`<line class=${match.inlier ? 'inlier' : 'outlier'} x1=${from.x} y1=${from.y} x2=${to.x} y2=${to.y} stroke-width=${1 + 2 * match.strength}></line>`;
    })}</svg>`;
  }
}
