import { html, css, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { QueryInput } from '../../api/search-request.js';
import { icon } from '../../elements/icons.js';
import { VitrineElement, shared } from '../../elements/vitrine-element.js';
import { Keys } from '../../shell/keys.js';
import { bytes } from '../../strings/format.js';
import { t } from '../../strings/index.js';
import './photo-camera.js';

const ENDINGS = ['jpg', 'jpeg', 'png', 'webp', 'tif', 'tiff', 'gif', 'bmp', 'heic', 'heif', 'avif'];
const ACCEPTED = ['image/*', ...ENDINGS.map((it) => `.${it}`)].join(',');
const PICTURE = new RegExp(`\\.(${ENDINGS.join('|')})$`, 'i');
const isPicture = (file: File) => file.type.startsWith('image/') || PICTURE.test(file.name);

/**
 * Input for one or two photographs, by paste, drop, file dialog or camera. Emits `photographs` (QueryInput[]) and `refused`
 * (names of files that are not pictures).
 */
@customElement('photo-intake')
export class PhotoIntake extends VitrineElement {
  static override styles = [shared, css`
    .slots { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(9rem, 100%), 1fr)); gap: 0.6rem; }
    .slot { position: relative; display: grid; place-items: center; min-height: 3.4rem; border: 2px dashed var(--edge); border-radius: var(--radius); background: var(--paper); text-align: center; cursor: pointer; overflow: hidden; }
    .slot:hover, .slot.over { border-color: var(--accent); background: var(--accent-wash); }
    .slot:focus-within { outline: 3px solid var(--accent); outline-offset: 2px; }
    .slot.filled { border-style: solid; border-color: var(--line); place-items: stretch; }
    .slot input { position: absolute; inset: 0; width: 100%; height: 100%; opacity: 0; cursor: pointer; }
    .ask { padding: 0.75rem; pointer-events: none; }
    .ask strong { display: block; font: 600 1.05rem var(--serif); }
    .ask span { color: var(--ink-2); font-size: 0.85rem; }
    .cap { display: flex; align-items: center; justify-content: space-between; gap: 0.25rem; padding: 0.2rem 0.2rem 0.2rem 0.6rem; font-size: 0.85rem; text-align: left; }
    .cap button { position: relative; }
    :host([large]) .slots { grid-template-columns: repeat(auto-fit, minmax(min(16rem, 100%), 1fr)); }
    :host([large]) .slot { min-height: 12rem; }
    :host(:not([large])) .ask { padding: 0.3rem 0.5rem; } :host(:not([large])) .ask strong { font-size: 0.95rem; } :host(:not([large])) .ask svg { display: none; }
    .row { margin-top: 0.6rem; }
    @media (max-width: 40rem) { :host([large]) .slots { grid-template-columns: 1fr 1fr; } :host([large]) .slot { min-height: 9rem; } }
  `];

  @property({ attribute: false }) accessor photographs: readonly QueryInput[] = [];
  /** Number of photographs: 2 where objects of the collection have two sides, otherwise 1. */
  @property({ type: Number }) accessor places = 1;
  /** Whether a decision about the shown object was made, so that the next photograph is of another object. */
  @property({ type: Boolean }) accessor settled = false;
  @property({ type: Boolean, reflect: true }) accessor large = false;
  @state() private accessor over = -1;
  @state() private accessor camera = false;

  constructor() {
    super();
    new Keys(this, () => [
      { keys: 'o', label: t.find.choose, run: () => this.renderRoot.querySelector<HTMLInputElement>('input[type=file]')?.click() },
    ]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('paste', this.#paste);
    document.addEventListener('dragover', this.#allow);
    document.addEventListener('drop', this.#drop);
  }

  override disconnectedCallback(): void {
    document.removeEventListener('paste', this.#paste);
    document.removeEventListener('dragover', this.#allow);
    document.removeEventListener('drop', this.#drop);
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('photographs')) this.over = -1;
  }

  readonly #allow = (event: Event) => event.preventDefault();
  readonly #paste = (event: ClipboardEvent) => {
    if (this.#addFiles([...(event.clipboardData?.files ?? [])])) event.preventDefault();
  };
  readonly #drop = (event: DragEvent) => {
    event.preventDefault();
    this.#addFiles([...(event.dataTransfer?.files ?? [])], this.over < 0 ? undefined : this.over);
  };

  /**
   * Puts pictures at position `at`, or into the first empty places where it is undefined. Where no place is empty, or
   * `settled`, they replace the former photographs. Returns false where no file is a picture.
   */
  #addFiles(files: readonly File[], at?: number): boolean {
    const pictures = files.filter(isPicture).slice(0, this.places);
    const others = files.filter((it) => !isPicture(it));
    if (others.length > 0) this.emit('refused', others.map((it) => it.name));
    if (pictures.length === 0) return false;
    const former = this.settled || this.photographs.length >= this.places ? [] : [...this.photographs];
    const next = at === undefined || (this.settled && at === 0) ? former : [...this.photographs];
    pictures.forEach((file, offset) => {
      const place = at === undefined ? next.length : Math.min(at + offset, next.length);
      next[place] = { file, name: file.name || 'photograph' };
    });
    this.emit('photographs', next.slice(0, this.places));
    return true;
  }

  #remove(place: number): void {
    this.emit('photographs', this.photographs.filter((_, at) => at !== place));
  }

  override render(): TemplateResult {
    return html`<div class="slots">${Array.from({ length: Math.max(1, this.places) }, (_, place) => this.#slot(place))}</div>
      <div class="row">
        ${'mediaDevices' in navigator ? html`<button class="small" aria-expanded=${this.camera} @click=${() => (this.camera = !this.camera)}>${icon('camera')}${t.find.camera}</button>` : nothing}
        <slot></slot>
      </div>
      ${this.camera ? html`<photo-camera @taken=${(event: CustomEvent<File>) => { this.camera = false; this.#addFiles([event.detail]); }} @closed=${() => (this.camera = false)}></photo-camera>` : nothing}`;
  }

  #slot(place: number): TemplateResult {
    const photograph = this.photographs[place];
    const name = place === 0 ? t.find.photograph : t.find.otherSide;
    return html`<div class="slot ${photograph ? 'filled' : ''} ${this.over === place ? 'over' : ''}" @dragover=${() => (this.over = place)} @dragleave=${() => (this.over = -1)}>
      <input type="file" accept=${ACCEPTED} ?multiple=${place === 0 && this.places > 1} aria-label=${photograph ? t.find.replace(name, photograph.name) : t.find.chooseFor(name)}
        @change=${(event: Event) => this.#chosen(event, place)}>
      ${photograph ? html`<div class="cap"><span class="break"><b>${name}</b> · ${bytes(photograph.file.size)}</span>
          <button class="small icon quiet" aria-label=${t.find.remove(name)} @click=${() => this.#remove(place)}>${icon('x')}</button></div>`
        : html`<div class="ask">${icon('imagePlus')}<strong>${name}</strong><span>${place === 0 ? t.find.dropOrChoose : t.find.optional}</span></div>`}
    </div>`;
  }

  #chosen(event: Event, place: number): void {
    const input = event.target as HTMLInputElement;
    const files = [...(input.files ?? [])];
    input.value = '';
    this.#addFiles(files, place);
  }
}
