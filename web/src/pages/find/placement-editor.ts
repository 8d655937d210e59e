import { html, css, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { styleMap } from 'lit/directives/style-map.js';
import type { Region } from '../../api/types.js';
import { VitrineElement, shared } from '../../elements/vitrine-element.js';
import { Keys } from '../../shell/keys.js';
import { t } from '../../strings/index.js';

/** Edges of the region that each handle moves, in the order left, top, right, bottom: 1 moves, 0 stays. */
const HANDLES = { middle: [1, 1, 1, 1], 'top-left': [1, 1, 0, 0], 'top-right': [0, 1, 1, 0], 'bottom-right': [0, 0, 1, 1], 'bottom-left': [1, 0, 0, 1] } as const;
type Handle = keyof typeof HANDLES;
const MIN_EDGE_PX = 8;

/**
 * Overlay on a photograph in which the user moves the region and sets the angle, by mouse or keyboard. Emits `placed`
 * ({region, angleDegrees}) or `closed`.
 */
@customElement('placement-editor')
export class PlacementEditor extends VitrineElement {
  static override styles = [shared, css`
    :host { position: absolute; inset: 0; touch-action: none; }
    .box { position: absolute; border: 2px solid #ffd34d; box-shadow: 0 0 0 100vmax #0007; }
    .clip { position: absolute; inset: 0; overflow: hidden; pointer-events: none; }
    button.handle { position: absolute; width: 1.75rem; min-height: 1.75rem; height: 1.75rem; padding: 0; border-radius: 50%; background: #ffd34d; border: 2px solid #000; translate: -50% -50%; cursor: move; touch-action: none; }
    .line { position: absolute; left: 50%; bottom: 50%; width: 3px; height: 50%; background: #7be0d0; transform-origin: 50% 100%; translate: -50% 0; }
    .tools { position: absolute; top: 100%; left: 0; min-width: 100%; height: 6rem; display: flex; flex-wrap: wrap; gap: 0.4rem; align-items: center; align-content: center; padding: 0.4rem 0.6rem; background: var(--surface); }
    .tools label { display: flex; align-items: center; gap: 0.4rem; flex: 1 1 100%; font-size: 0.85rem; min-width: 0; }
    .tools input { flex: 1; min-width: 0; width: 4rem; }
  `];

  @property({ attribute: false }) accessor region: Region = { left: 0, top: 0, width: 1, height: 1 };
  @property({ type: Number }) accessor angleDegrees = 0;
  @property({ type: Number }) accessor widthPx = 1;
  @property({ type: Number }) accessor heightPx = 1;
  /** Whether only the region is set, without an angle. */
  @property({ type: Boolean }) accessor regionOnly = false;
  /** Label of the button that confirms; where empty, "search again". */
  @property() accessor action = '';
  @state() private accessor box: Region | undefined;
  @state() private accessor angle: number | undefined;

  constructor() {
    super();
    new Keys(this, () => [
      { keys: 'Enter', label: this.action || t.find.searchAgain, run: () => this.#place() },
      { keys: 'Escape', label: t.app.cancel, always: true, run: () => this.emit('closed', undefined) },
    ]);
  }

  #place(): void {
    if (this.regionOnly) return void this.emit('placed', { region: this.box ?? this.region });
    const region = this.box ? { region: this.box } : {};
    const angle = this.angle === undefined ? {} : { angleDegrees: this.angle };
    if (this.box || this.angle !== undefined) this.emit('placed', { ...region, ...angle });
    else this.emit('closed', undefined);
  }

  /** Moves a handle by dx and dy pixels of the photograph, within the photograph. */
  #move(handle: Handle, dx: number, dy: number): void {
    const { left, top, width, height } = this.box ?? this.region;
    const [toLeft, toTop, toRight, toBottom] = HANDLES[handle];
    const x = handle === 'middle' ? clamp(dx, -left, this.widthPx - left - width) : dx;
    const y = handle === 'middle' ? clamp(dy, -top, this.heightPx - top - height) : dy;
    const l = clamp(left + x * toLeft, 0, left + width + x * toRight - MIN_EDGE_PX);
    const u = clamp(top + y * toTop, 0, top + height + y * toBottom - MIN_EDGE_PX);
    const r = clamp(left + width + x * toRight, l + MIN_EDGE_PX, this.widthPx);
    const d = clamp(top + height + y * toBottom, u + MIN_EDGE_PX, this.heightPx);
    this.box = { left: Math.round(l), top: Math.round(u), width: Math.round(r - l), height: Math.round(d - u) };
  }

  #drag(event: PointerEvent, handle: Handle): void {
    const button = event.currentTarget as HTMLElement;
    button.setPointerCapture(event.pointerId);
    const scale = this.widthPx / this.getBoundingClientRect().width;
    const before = this.box ?? this.region;
    const moved = (now: PointerEvent) => {
      this.box = before;
      this.#move(handle, (now.clientX - event.clientX) * scale, (now.clientY - event.clientY) * scale);
    };
    button.addEventListener('pointermove', moved);
    button.addEventListener('pointerup', () => button.removeEventListener('pointermove', moved), { once: true });
    button.addEventListener('pointercancel', () => button.removeEventListener('pointermove', moved), { once: true });
  }

  #key(event: KeyboardEvent, handle: Handle): void {
    const step = (event.shiftKey ? 0.05 : 0.01) * this.widthPx;
    const by = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[event.key];
    if (!by) return;
    event.preventDefault();
    this.#move(handle, by[0]!, by[1]!);
  }

  override render(): TemplateResult {
    const box = this.box ?? this.region;
    const share = (part: number, whole: number) => `${(part / whole) * 100}%`;
    const at = { left: share(box.left, this.widthPx), top: share(box.top, this.heightPx), width: share(box.width, this.widthPx), height: share(box.height, this.heightPx) };
    const angle = Math.round(this.angle ?? this.angleDegrees);
    return html`
      <div class="clip"><div class="box" style=${styleMap(at)}>${this.regionOnly ? nothing : html`<div class="line" style=${styleMap({ rotate: `${angle}deg` })}></div>`}</div></div>
      <div role="group" aria-label=${t.find.region}>${(Object.keys(HANDLES) as Handle[]).map((it) => {
        const [l, u, r, d] = HANDLES[it];
        const x = it === 'middle' ? box.left + box.width / 2 : r && !l ? box.left + box.width : box.left;
        const y = it === 'middle' ? box.top + box.height / 2 : d && !u ? box.top + box.height : box.top;
        return html`<button class="handle" aria-label=${t.find.handles[it]} title=${t.find.handles[it]} style=${styleMap({ left: share(x, this.widthPx), top: share(y, this.heightPx) })}
          @pointerdown=${(event: PointerEvent) => this.#drag(event, it)} @keydown=${(event: KeyboardEvent) => this.#key(event, it)}></button>`;
      })}</div>
      <div class="tools">
        ${this.regionOnly ? nothing : html`<label>${t.find.angle}<input type="range" min="-180" max="180" step="1" .value=${String(signed(angle))} @input=${(event: Event) => (this.angle = Number((event.target as HTMLInputElement).value))}><span class="number">${signed(angle)}°</span></label>`}
        <button class="primary small" @click=${this.#place}>${this.action || t.find.searchAgain}</button>
        <button class="small" @click=${() => this.emit('closed', undefined)}>${t.app.cancel}</button>
      </div>`;
  }
}

const clamp = (value: number, min: number, max: number) => Math.max(min, Math.min(max, value));
const signed = (degrees: number) => ((((degrees + 180) % 360) + 360) % 360) - 180;
