import { html, css, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { VitrineElement, shared } from '../../elements/vitrine-element.js';
import { t } from '../../strings/index.js';

/** Takes a photograph with the camera of the device. Emits `taken` (File) or `closed`. */
@customElement('photo-camera')
export class PhotoCamera extends VitrineElement {
  static override styles = [shared, css`:host { display: block; margin-top: 0.6rem; } video { width: 100%; border-radius: var(--radius); background: var(--sunk); }`];

  @state() private accessor refused = '';
  /** Whether the camera delivers pictures. */
  @state() private accessor ready = false;
  @query('video') private accessor video!: HTMLVideoElement;
  #stream: MediaStream | undefined;

  protected override async firstUpdated(): Promise<void> {
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment', width: { ideal: 4096 } } });
      if (!this.isConnected) return stop(stream); // The user closed the camera before the browser opened it.
      this.#stream = stream;
      this.video.srcObject = stream;
      await this.video.play();
      this.ready = true;
    } catch (failure) {
      this.refused = t.find.noCamera(failure instanceof Error ? failure.message : String(failure));
    }
  }

  override disconnectedCallback(): void {
    if (this.#stream) stop(this.#stream);
    super.disconnectedCallback();
  }

  #take(): void {
    const canvas = document.createElement('canvas');
    canvas.width = this.video.videoWidth;
    canvas.height = this.video.videoHeight;
    canvas.getContext('2d')?.drawImage(this.video, 0, 0);
    canvas.toBlob((blob) => blob && this.emit('taken', new File([blob], 'camera.jpg', { type: 'image/jpeg' })), 'image/jpeg', 0.92);
  }

  override render(): TemplateResult {
    return html`${this.refused ? html`<p role="alert" class="hint">${this.refused}</p>` : html`<video muted playsinline aria-label=${t.find.camera}></video>`}
      <div class="row"><button class="primary small" ?disabled=${!this.ready} @click=${this.#take}>${t.find.takePicture}</button>
      <button class="small" @click=${() => this.emit('closed', undefined)}>${t.app.close}</button></div>`;
  }
}

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
