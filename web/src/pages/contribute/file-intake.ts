import { html, css, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { icon } from '../../elements/icons.js';
import { VitrineElement, shared } from '../../elements/vitrine-element.js';
import { Keys } from '../../shell/keys.js';
import { t } from '../../strings/index.js';
import { ofDrop, ofInput, type ChosenFile } from './chosen-files.js';

/** Area to choose or drop files, folders and tables. Emits `files` (ChosenFile[]). */
@customElement('file-intake')
export class FileIntake extends VitrineElement {
  static override styles = [shared, css`
    .zone { border: 2px dashed var(--edge); border-radius: var(--radius); background: var(--surface); padding: clamp(1rem, 4vw, 2rem); text-align: center; }
    .zone.over { border-color: var(--accent); background: var(--accent-wash); }
    :host([compact]) .zone { padding: 0.75rem 1rem; text-align: left; }
    .row { justify-content: center; margin-top: 0.75rem; }
    :host([compact]) .row { justify-content: flex-start; margin-top: 0; }
    p { margin: 0.2rem 0; }
    .drop { font: 600 1.2rem var(--serif); }
  `];

  /** Whether the area is small, for adding files to those that were chosen. */
  @property({ type: Boolean, reflect: true }) accessor compact = false;
  @query('input.files') private accessor files!: HTMLInputElement;
  @query('input.folder') private accessor folder!: HTMLInputElement;
  @state() private accessor over = false;
  @state() private accessor reading = false;

  constructor() {
    super();
    new Keys(this, () => [
      { keys: 'f', label: t.contribute.keys.files, run: () => this.files.click() },
      { keys: 'o', label: t.contribute.keys.folder, run: () => this.folder.click() },
    ]);
  }

  #chosen(event: Event): void {
    const input = event.target as HTMLInputElement;
    if (input.files?.length) this.emit<ChosenFile[]>('files', ofInput(input.files));
    input.value = '';
  }

  async #dropped(event: DragEvent): Promise<void> {
    event.preventDefault();
    this.over = false;
    if (!event.dataTransfer) return;
    this.reading = true;
    try {
      this.emit<ChosenFile[]>('files', await ofDrop(event.dataTransfer));
    } finally {
      this.reading = false;
    }
  }

  override render(): TemplateResult {
    const words = t.contribute;
    return html`<div class="zone ${this.over ? 'over' : ''}" @dragover=${(event: DragEvent) => { event.preventDefault(); this.over = true; }}
        @dragleave=${() => (this.over = false)} @drop=${(event: DragEvent) => void this.#dropped(event)}>
      ${this.compact ? nothing : html`<p class="drop">${words.drop}</p><p class="hint">${words.dropHint}</p>`}
      <div class="row">
        <button class=${this.compact ? 'small' : 'primary'} @click=${() => this.files.click()}>${icon('imagePlus')}${this.compact ? words.addFiles : words.files}</button>
        <button class=${this.compact ? 'small' : ''} @click=${() => this.folder.click()}>${icon('plus')}${this.compact ? words.addFolder : words.folder}</button>
      </div>
      <p role="status">${this.reading ? words.reading : ''}</p>
      <input class="files" type="file" multiple hidden aria-label=${words.files} accept="image/*,.heic,.heif,.tif,.tiff,.csv,.tsv,.txt" @change=${this.#chosen}>
      <input class="folder" type="file" multiple hidden webkitdirectory aria-label=${words.folder} @change=${this.#chosen}>
    </div>`;
  }
}
